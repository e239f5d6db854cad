// Opens every page at the width of a screen and of a phone. Usage: check.cjs FOLDER BROWSER [--all]
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');
const { links } = require('./links.cjs');
const { pagesBelow, serve } = require('./server.cjs');
const { inspect } = require('./inspect.cjs');
const { actions } = require('./actions.cjs');
const { anchors } = require('./anchors.cjs');
const { start } = require('./start.cjs');

const WIDTHS = [1280, 390];
const AT_ONCE = 2;
// A page opens at once, but not on a machine that has other work.
const PATIENCE = 300_000;
// All pages take minutes in a browser. Pages of a kind are made alike.
const SAMPLE = 24;
const SHOWN = 8;
// The product whose pages have everything that a page can have.
const DEEPEST = 'dts';
const FEWEST = 20;

async function main([folder, executablePath, ...options]) {
    const every = options.includes('--all');
    const products = fs.readdirSync(folder).filter((name) => fs.statSync(path.join(folder, name)).isDirectory());
    const below = products.map((product) => [product, pagesBelow(path.join(folder, product))]);
    const found = below.flatMap(([product, pages]) =>
        links(path.join(folder, product), pages).map((line) => `${product}/${line}`));
    for (const [product, pages] of below) if (pages.length < FEWEST) found.push(`${product}: pages: ${pages.length}`);
    const pages = below.flatMap(([product, pages]) => pages.map((page) => `${product}/${page}`));
    const server = await serve(folder);
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    try {
        const sample = new Set(pages.filter((page, index) => index % SAMPLE === 0 || !page.split('/')[3]));
        const waiting = ['index.html', ...pages.filter((page) => every || sample.has(page))];
        const languages = [...new Set(below.flatMap(([, pages]) => pages.map((page) => page.split('/')[0])))];
        const tab = await browser.newPage();
        tab.setDefaultTimeout(PATIENCE);
        found.push(...await anchors(tab, `${server.url}${DEEPEST}/`, languages));
        found.push(...await actions(tab, `${server.url}${DEEPEST}/`, languages, WIDTHS));
        found.push(...await start(tab, server.url, products, languages));
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
    if (found.length) process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error) => { console.error(error); process.exitCode = 1; });
