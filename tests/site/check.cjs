// Opens every page at the width of a screen and of a phone. Usage: check.cjs FOLDER BROWSER [--all]
'use strict';
const { chromium } = require('playwright-core');
const { links } = require('./links.cjs');
const { pagesBelow, serve } = require('./server.cjs');
const { inspect } = require('./inspect.cjs');
const { actions } = require('./actions.cjs');
const { anchors } = require('./anchors.cjs');

const WIDTHS = [1280, 390];
const AT_ONCE = 2;
// A page opens at once, but not on a machine that has other work.
const PATIENCE = 300_000;
// All pages take minutes in a browser. Pages of a kind are made alike.
const SAMPLE = 24;
const SHOWN = 8;

async function main([folder, executablePath, ...options]) {
    const every = options.includes('--all');
    const pages = pagesBelow(folder);
    const found = links(folder, pages);
    const server = await serve(folder);
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    try {
        const sample = new Set(pages.filter((page, index) => index % SAMPLE === 0 || !page.split('/')[2]));
        const waiting = pages.filter((page) => every || sample.has(page));
        const languages = [...new Set(pages.map((page) => page.split('/')[0]))];
        const tab = await browser.newPage();
        tab.setDefaultTimeout(PATIENCE);
        found.push(...await anchors(tab, server.url, languages), ...await actions(tab, server.url, languages, WIDTHS));
        await tab.close();
        const reader = async () => {
            const context = await browser.newContext();
            const tab = await context.newPage();
            tab.setDefaultTimeout(PATIENCE);
            for (let page = waiting.shift(); page; page = waiting.shift()) {
                found.push(...await inspect(tab, `${server.url}${page}`, page, WIDTHS, sample.has(page)));
            }
        };
        await Promise.all(Array.from({ length: AT_ONCE }, reader));
    } finally {
        await browser.close();
        server.close();
    }
    const kinds = {};
    for (const line of found) (kinds[line.split(': ')[1]] ??= []).push(line);
    for (const [kind, lines] of Object.entries(kinds)) {
        console.log(`${kind}: ${lines.length}`);
        for (const line of lines.slice(0, SHOWN)) console.error(line);
    }
    console.log(`${pages.length} pages, ${found.length} problems`);
    if (pages.length < 100 || found.length) process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error) => { console.error(error); process.exitCode = 1; });
