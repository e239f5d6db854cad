// Opens the page of an emulator, without scripts and with the tools of the site. Usage: page.cjs ADDRESS BROWSER
'use strict';
const { chromium } = require('playwright-core');
const { inspect } = require('../site/inspect.cjs');

const WIDTHS = [1280, 390];
const SHOWN = ['CreateDtsInstance', 'NotConfigured', 'tasks (1)', 'DescribeDtsJobs', 'state and example'];

// What somebody sees whose browser runs no scripts.
async function withoutScripts(browser, url) {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const tab = await context.newPage();
    const response = await tab.goto(url);
    const text = await tab.content();
    const found = SHOWN.filter((word) => !text.includes(word)).map((word) => `without scripts: ${word} is missing`);
    if (response.status() !== 200) found.push(`without scripts: status ${response.status()}`);
    if (/<script|javascript:| on[a-z]+=/i.test(text)) found.push('the page has a script');
    await context.close();
    return found;
}

async function main([address, executablePath]) {
    const url = `http://${address}/`;
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    try {
        const found = await withoutScripts(browser, url);
        const tab = await (await browser.newContext()).newPage();
        found.push(...await inspect(tab, url, 'page', WIDTHS));
        for (const line of found) console.error(line);
        console.log(`the page of the emulator: ${found.length} problems`);
        if (found.length) process.exitCode = 1;
    } finally {
        await browser.close();
    }
}

main(process.argv.slice(2)).catch((error) => { console.error(error); process.exitCode = 1; });
