import { describe } from '@jest/globals';
import type { Page } from 'playwright-core';
import { query } from '../kit/databases.js';
import { hubForReading, hubForWriting } from '../kit/hub.js';
import { runningJob } from '../kit/import-jobs.js';
import { expect, test, visits } from './browser.js';

const hub = hubForReading();
const living = hubForWriting();
const visit = visits();

/** Runs what stands in the editor, and gives the answer and what the page shows of it. */
async function run(page: Page): Promise<{ answer: any; shown: string }> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/graphql'));
  await page.getByRole('button', { name: 'Execute query' }).click();
  const answer = await (await answered).json();
  const result = page.locator('.result-window');
  await result.getByText('"data"').waitFor();
  const shown = await result.locator('.view-lines').innerText();
  return { answer, shown: shown.replaceAll('\u00a0', ' ') };
}

/** The editor is ready to run once it has read the schema. */
async function ready(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Execute query' }).waitFor();
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
}

describe('The playground', () => {
  test('loads without a request that leaves the machine, runs CityOverview and shows the districts of Hà Nội', async () => {
    const { page, strangers, complaints } = await visit(`${hub.url}/graphiql?operation=CityOverview`);
    await ready(page);
    const { answer, shown } = await run(page);
    expect(answer.errors).toBeUndefined();
    expect(answer.data.unit.name).toBe('Thành phố Hà Nội');
    expect(answer.data.unit.children).toHaveLength(30);
    expect(shown).toContain('"name": "Thành phố Hà Nội"');
    expect(shown).toContain('"name": "Quận Ba Đình"');
    expect(strangers).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('offers every saved operation by a Vietnamese title, and opens the one that is picked with its variables', async () => {
    const { page, complaints } = await visit(`${hub.url}/graphiql`);
    await ready(page);
    const picker = page.getByLabel('Truy vấn có sẵn');
    const options = await picker.locator('option:not([disabled])').allInnerTexts();
    expect(options).toHaveLength(13);
    for (const option of options) expect(option).toMatch(/^\p{Lu}.*[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ].* \(\w+\)( · cần đăng nhập)?$/u);
    await picker.selectOption('UnitSearch');
    await page.getByRole('tab', { name: 'UnitSearch' }).waitFor();
    expect(new URL(page.url()).search).toBe('?operation=UnitSearch');
    const { shown } = await run(page);
    expect(shown).toContain('"name": "Quận Long Biên"');
    expect(complaints).toEqual([]);
  });

  test('says how to sign in where a query needs it, and asks as whoever the headers prove', async () => {
    const { page } = await visit(`${hub.url}/graphiql?operation=DossierTrend`);
    await ready(page);
    await page.getByText('Truy vấn này cần đăng nhập').waitFor();
    const credential = await hub.tokenOf({ role: 'UNIT_OFFICER', unit: '00091' });
    await page.getByRole('button', { name: 'Headers', exact: true }).click();
    await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden)').last().click();
    await page.keyboard.type('{"authorization": "'); // the editor closes what is opened
    await page.keyboard.insertText(credential);
    const { answer } = await run(page);
    expect(answer.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  test('explains the schema, with the terms in Vietnamese', async () => {
    const { page } = await visit(`${hub.url}/graphiql`);
    await ready(page);
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    const explorer = page.getByLabel('Documentation Explorer', { exact: true });
    await explorer.getByRole('link', { name: 'Query', exact: true }).first().click();
    await explorer.getByText('tra cứu theo mã định danh').waitFor();
  });

  test('follows a subscription event by event, without a request that leaves the machine', async () => {
    const job = await runningJob({ query: async (sql, values) => ({ rows: await query(living.databaseUrl, sql, values) }) }, 'account:1');
    const { page, strangers, complaints } = await visit(
      `${living.url}/graphiql?${new URLSearchParams({ operation: 'UnitSearch' }).toString()}`,
    );
    await ready(page);
    await page.locator('.graphiql-query-editor .monaco-editor').first().click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(`subscription Progress { importProgress(id: "${job.id}") { phase rowsRead } }`);
    await page.getByRole('tab', { name: 'Progress' }).waitFor(); // until then the editor would run it by the name of the one before
    await page.getByRole('button', { name: 'Execute query' }).click();
    const result = page.locator('.result-window');
    await result.getByText('"WAITING"').waitFor();
    await job.set(`phase = 'READING', rows_read = 1234`);
    await result.getByText('1234').waitFor();
    await job.set(`status = 'FAILED', phase = 'DONE', ended_at = clock_timestamp()`);
    await result.getByText('"DONE"').waitFor();
    await page.getByRole('button', { name: 'Execute query' }).waitFor();
    expect(strangers).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
