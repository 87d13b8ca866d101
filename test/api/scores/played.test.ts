import { join } from 'node:path';
import { beforeAll } from '@jest/globals';
import { goldenTrios } from '../../kit/golden.js';
import { hubForWriting } from '../../kit/hub.js';
import { RoundPlayer, ward } from './round-player.js';
import { smallRound } from './small-round.js';
import { publishSmallSet } from './small-set.js';

const hub = hubForWriting({ now: () => new Date('2018-11-10T09:00:00+07:00') });

beforeAll(async () => {
  await publishSmallSet(hub.databaseUrl, '004', '004-thu');
  const player = new RoundPlayer(hub);
  const { sheets } = await smallRound(player, 'Phường thí điểm', ['00115', '00118']);
  await player.score(ward('00118'), sheets['00118']!, { '1.1': 20 });
  await player.score(ward('00115'), sheets['00115']!, { '1.1': 20, '1.2': 15, '2.1': 20, 'T.1': 1 });
  await player.stepDone(ward('00115'), 'submitScorecard', sheets['00115']!, { lockedBy: 'Phó Chủ tịch UBND phường' });
}, 60_000);

goldenTrios(join(import.meta.dirname, 'played'), hub);
