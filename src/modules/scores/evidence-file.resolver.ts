import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { evidenceFileUrl } from './evidence-file-url.js';
import type { EvidenceFileRow } from './evidence-file.query.js';
import { EvidenceFile } from './evidence-file.type.js';
import type { EvidenceRow } from './score.query.js';
import { Evidence } from './score.type.js';
import { fileByEvidence } from './scores.loaders.js';

@Resolver(() => Evidence)
export class EvidenceOfFileResolver {
  @FieldResolver(() => EvidenceFile, {
    nullable: true,
    description: 'The document itself (tệp đính kèm), sent by POST /evidence/<Score.id>; null where the document is only named.',
  })
  file(@Root() document: EvidenceRow, @Ctx() context: RequestContext): Promise<EvidenceFileRow | null> {
    return context.loaders.load(fileByEvidence, document.key);
  }
}

@Resolver(() => EvidenceFile)
export class EvidenceFileResolver {
  @FieldResolver(() => String, {
    description:
      'Where it is handed out with the caller’s rights, below the address of the hub (đường dẫn tải về): /evidence/<Evidence.id>/file.',
  })
  url(@Root() file: EvidenceFileRow): string {
    return evidenceFileUrl(file.key);
  }
}
