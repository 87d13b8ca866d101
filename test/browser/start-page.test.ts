import { describe } from '@jest/globals';
import { hubForReading } from '../kit/hub.js';
import { expect, test, visits } from './browser.js';

const hub = hubForReading();
const visit = visits();

describe('The start page', () => {
  test('is Vietnamese, says what is here and how many units there are, and loads nothing from elsewhere', async () => {
    const { page, strangers, complaints } = await visit(`${hub.url}/`);
    expect(await page.getAttribute('html', 'lang')).toBe('vi');
    expect(await page.locator('h1').allInnerTexts()).toEqual(['Kho dữ liệu cải cách hành chính']);
    const figures = await page.locator('.figures dd').allInnerTexts();
    expect(figures).toEqual([expect.stringMatching(/^\d{2}\.\d{3}$/), expect.stringMatching(/^\d\.\d{3}$/), '13']);
    expect(await page.getByText('dữ liệu minh họa').isVisible()).toBe(true);
    expect(await page.content()).not.toContain('{{');
    expect(strangers).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('links to pages that answer', async () => {
    const { page } = await visit(`${hub.url}/`);
    const links = await page.evaluate<string[]>('[...document.links].map((link) => link.href)');
    const addresses = new Set(links.map((link) => link.replace(/#.*/, '')));
    for (const path of ['/graphiql', '/schema.graphql', '/healthz', '/readyz', '/graphiql?operation=CityOverview']) {
      expect(addresses).toContain(hub.url + path);
    }
    for (const address of addresses) expect({ address, status: (await fetch(address)).status }).toEqual({ address, status: 200 });
  });

  test('can be read on a telephone and with the keyboard', async () => {
    const { page } = await visit(`${hub.url}/`, 360);
    const [wanted, there] = (await page.evaluate('[document.documentElement.scrollWidth, document.documentElement.clientWidth]')) as [
      number,
      number,
    ];
    expect(wanted).toBeLessThanOrEqual(there);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Đến nội dung chính');
    expect(await page.locator('img:not([alt])').count()).toBe(0);
  });
});
