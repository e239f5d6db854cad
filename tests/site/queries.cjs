// Searches whose first hits are known beforehand.
'use strict';

const QUERIES = {
    en: [
        ['CreateDtsInstance', 'operations/dts_job/CreateDtsInstance'],
        ['data verification report', 'operations/data_check/'],
    ],
    'zh-CN': [
        ['数据校验', 'operations/data_check/'],
        ['专属集群', 'dedicated_cluster'],
        ['CreateDtsInstance', 'operations/dts_job/CreateDtsInstance'],
    ],
};
// How far down the page that was meant may stand.
const FIRST = 3;

async function find(browser, url) {
    const found = [];
    const tab = await browser.newPage();
    for (const [language, queries] of Object.entries(QUERIES)) {
        await tab.goto(`${url}${language}/index.html`);
        for (const [query, page] of queries) {
            const hits = await tab.evaluate(async ({ query, first }) => {
                const engine = await import(new URL('pagefind/pagefind.js', location.href));
                const { results } = await engine.search(query);
                return Promise.all(results.slice(0, first).map(async (result) => (await result.data()).url));
            }, { query, first: FIRST });
            if (!hits.some((hit) => hit.includes(page))) {
                found.push(`${language}: not found: ${query} (${hits.join(', ')})`);
            }
        }
    }
    await tab.close();
    return found;
}

module.exports = { find };
