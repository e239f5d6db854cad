// Searches whose first hits are known beforehand, and the share of the terms, names and codes that are found at all.
// Without a browser: what searches is a script and reads files. Usage: queries.cjs FOLDER
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const PHRASES = {
    en: [
        ['CreateDtsInstance', 'operations/tasks/CreateDtsInstance'],
        ['data verification report', 'operations/data-verification/'],
        ['start_dts_job', 'operations/tasks/StartDtsJob'],
        ['quick start', 'start/quick_start'],
        ['precheck failed', 'prechecks'],
        ['CHECK__ERROR_SAME_OBJ_REPAIR', 'prechecks'],
        ['CHECK_CONN_SRC_DETAIL', 'prechecks'],
        ['{"Code":"OperationDenied.JobStatus","Message":"The status of the task does not allow it."}', 'errors'],
        ['Forbidden.InstanceNotFound', 'errors'],
        ['Throttling.User: Request was denied due to user flow control.', 'errors'],
        ['DTS-070211', 'task-errors'],
        ['glossary', 'start/glossary'],
        ['endpoints and regions', 'start/endpoints'],
    ],
    'zh-CN': [
        ['数据校验', 'operations/data-verification/'],
        ['专属集群', 'dedicated-clusters'],
        ['CreateDtsInstance', 'operations/tasks/CreateDtsInstance'],
        ['快速入门', 'start/quick_start'],
        ['预检查失败', 'prechecks'],
        ['CHECK__ERROR_SAME_OBJ_REPAIR', 'prechecks'],
        ['术语表', 'start/glossary'],
        ['凭证与权限', 'start/credentials'],
    ],
};
// How far down the page that was meant may stand.
const FIRST = 3;
// The share of searches that must find their page among all hits.
const RECALL = 0.98;

const source = (language, name) =>
    fs.readFileSync(path.join(__dirname, '../../generated/dts/docs', language, 'src', name), 'utf8');

// The first column of the tables of the glossary.
function terms(language) {
    const rows = source(language, 'start/glossary.md').match(/^\| .*$/gm) ?? [];
    const cells = rows.map((row) => row.split('|')[1].trim().replace(/\\/g, ''));
    return [...new Set(cells)].filter((cell) => !['English', '中文'].includes(cell) && !cell.startsWith('-'));
}

// Operations and codes, each with the page that must be found.
function names(language) {
    const operations = [...source(language, 'SUMMARY.md').matchAll(/\(operations\/(\S+\/(\w+))\.md\)/g)]
        .map(([, page, name]) => [name, `operations/${page}`]);
    const codes = ['errors', 'task-errors', 'prechecks'].flatMap((page) =>
        [...source(language, `${page}.md`).matchAll(/^##+ <span id="error-[^"]*"><\/span>`([^`]+)`$/gm)]
            .map(([, code]) => [code, page]));
    return [...operations, ...codes];
}

// The search engine of a book, which asks a browser for the language of its page and for files.
async function engineOf(folder, language) {
    const at = (url) => path.join(folder, decodeURIComponent(new URL(String(url), 'http://localhost').pathname));
    Object.assign(globalThis, {
        fetch: async (url) => new Response(fs.readFileSync(at(url))),
        document: { querySelector: () => ({ getAttribute: () => language }) },
        window: globalThis,
        location: { href: 'http://localhost/', origin: 'http://localhost' },
    });
    const book = path.join(folder, language);
    const engine = await import(pathToFileURL(path.join(book, 'pagefind/pagefind.js')));
    const { find, settings } = await import(pathToFileURL(path.join(book, 'search.mjs')));
    await engine.options({ ...settings, basePath: `/${language}/pagefind/`, baseUrl: `/${language}/` });
    return { engine, find };
}

async function main(folder) {
    const problems = [];
    for (const [language, phrases] of Object.entries(PHRASES)) {
        const { engine, find } = await engineOf(folder, language);
        const known = new Map();
        const search = async (queries, most = Infinity) => {
            const found = [];
            for (const query of queries) {
                const pages = [];
                for (const result of (await find(engine, query)).slice(0, most)) {
                    if (!known.has(result.id)) known.set(result.id, (await result.data()).url);
                    pages.push(known.get(result.id));
                }
                found.push(pages);
            }
            return found;
        };
        const hits = await search(phrases.map(([phrase]) => phrase), FIRST);
        phrases.forEach(([phrase, page], index) => {
            if (!hits[index].some((hit) => hit.includes(page))) {
                problems.push(`${language}: not found: ${phrase} (${hits[index].join(', ')})`);
            }
        });
        // The glossary has every term, so that it proves nothing.
        const pages = pagesOf(language);
        const used = terms(language).filter((term) => pages.some((text) => text.includes(term.toLowerCase())));
        const found = await search(used);
        const lost = used.filter((_, index) => !found[index].some((hit) => !hit.includes('glossary')));
        share(problems, language, 'terms', used, lost);
        const wanted = names(language);
        const places = await search(wanted.map(([name]) => name));
        const missed = wanted.filter(([, page], index) => !places[index].some((hit) => hit.includes(page)));
        share(problems, language, 'names and codes', wanted, missed.map(([name]) => name));
    }
    problems.forEach((problem) => console.error(problem));
    process.exitCode = problems.length ? 1 : 0;
}

// The texts of the pages, without the glossary.
function pagesOf(language) {
    const folder = path.join(__dirname, '../../generated/dts/docs', language, 'src');
    const names = fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.md'));
    return names.filter((name) => !/glossary|SUMMARY/.test(name)).map((name) => source(language, name).toLowerCase());
}

function share(problems, language, what, all, lost) {
    const recall = (all.length - lost.length) / all.length;
    console.log(`${language}: ${what}: ${all.length - lost.length} of ${all.length} found${lost.length ? `, not ${lost.slice(0, 8).join(', ')}` : ''}`);
    if (!(recall >= RECALL)) problems.push(`${language}: recall of ${what}: ${recall.toFixed(3)}`);
}

main(path.resolve(process.argv[2], 'dts')).catch((error) => { console.error(error); process.exitCode = 1; });
