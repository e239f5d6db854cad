// One page in the browser.
'use strict';
const axe = require('axe-core');

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

// Everything where the colors are light; the dark ones differ in nothing else.
const RULES = { light: undefined, dark: ['color-contrast'] };

// The violations of one form of the page. The list at the side is the same on all pages and longer than most, so that it is
// left out on those that need not be looked at `whole`.
async function violations(tab, colorScheme, whole) {
    await tab.emulateMedia({ colorScheme });
    return tab.evaluate(async ([runOnly, exclude]) => {
        const { violations: found } = await window.axe.run({ exclude }, { resultTypes: ['violations'], runOnly });
        return found.map(({ id, nodes }) => ({ id, count: nodes.length, first: nodes[0].html.slice(0, 160) }));
    }, [RULES[colorScheme], whole ? [] : ['#contents']]);
}

async function inspect(tab, url, name, widths, whole) {
    const found = [];
    const failed = (error) => found.push(`${name}: console: ${error.message ?? error.text()}`);
    const said = (message) => { if (message.type() === 'error') failed(message); };
    tab.on('pageerror', failed).on('console', said);
    await tab.goto(url);
    await tab.evaluate(axe.source);
    const fold = (open) => tab.evaluate((it) => document.querySelectorAll('article details')
        .forEach((details) => { details.open = it; }), open);
    for (const width of widths) {
        await tab.setViewportSize({ width, height: 900 });
        // What is folded is part of the page.
        await fold(true);
        for (const element of await tab.evaluate(tooWide)) found.push(`${name}: wider than ${width}: ${element}`);
        // Folded again: what is folded has the form of what is not, and large pages would take a minute each.
        await fold(false);
        for (const colors of Object.keys(RULES)) {
            for (const { id, count, first } of await violations(tab, colors, whole)) {
                found.push(`${name}: axe ${id} (${colors}, ${width}): ${count} such as ${first}`);
            }
        }
    }
    tab.off('pageerror', failed).off('console', said);
    return found;
}

module.exports = { inspect };
