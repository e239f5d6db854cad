// One page in the browser.
'use strict';
const { AxeBuilder } = require('@axe-core/playwright');

// The elements that reach out of the page, or that must be scrolled sideways though they are no block of code.
function tooWide() {
    const root = document.documentElement;
    const scrolled = [...document.querySelectorAll('main *')].filter((element) =>
        element.scrollWidth > element.clientWidth + 1 && !element.closest('pre')
        && /auto|scroll/.test(getComputedStyle(element).overflowX));
    const out = root.scrollWidth > root.clientWidth
        ? [...document.querySelectorAll('body *')].filter((element) =>
            element.getBoundingClientRect().right > root.clientWidth + 1 && !element.closest('pre, .skip'))
        : [];
    return [...scrolled, ...out].slice(0, 3).map((element) => element.outerHTML.slice(0, 120));
}

async function inspect(tab, url, name, widths) {
    const found = [];
    const failed = (error) => found.push(`${name}: console: ${error.message ?? error.text()}`);
    const said = (message) => { if (message.type() === 'error') failed(message); };
    tab.on('pageerror', failed).on('console', said);
    await tab.goto(url);
    for (const width of widths) {
        await tab.setViewportSize({ width, height: 900 });
        // What is folded is part of the page.
        await tab.evaluate(() => document.querySelectorAll('article details').forEach((it) => { it.open = true; }));
        for (const element of await tab.evaluate(tooWide)) found.push(`${name}: wider than ${width}: ${element}`);
    }
    // Folded again: what is folded has the form of what is not, and large pages would take a minute each.
    await tab.evaluate(() => document.querySelectorAll('article details').forEach((it) => { it.open = false; }));
    for (const colorScheme of ['light', 'dark']) {
        await tab.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page: tab }).options({ resultTypes: ['violations'] }).analyze();
        for (const { id, nodes } of violations) {
            found.push(`${name}: axe ${id} (${colorScheme}): ${nodes.length} such as ${nodes[0].html.slice(0, 160)}`);
        }
    }
    tab.off('pageerror', failed).off('console', said);
    return found;
}

module.exports = { inspect };
