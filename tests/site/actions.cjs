// What a reader does on a page: chooses a sample by its tab, and searches.
'use strict';

const PAGE = 'operations/tasks/ModifyDtsJob.html';

// The samples that can be seen, by the language of each.
const samples = () => [...document.querySelectorAll('.tabs pre > code')]
    .filter((code) => code.getClientRects().length && code.checkVisibility({ contentVisibilityAuto: true }))
    .map((code) => code.className);

async function tabs(tab, name) {
    const found = [];
    const count = await tab.locator('.tabs summary').count();
    if (count < 2) found.push(`${name}: tabs: there are ${count}`);
    const seen = new Set();
    for (let index = 0; index < count; index += 1) {
        await tab.locator('.tabs summary').nth(index).click();
        const shown = await tab.evaluate(samples);
        if (shown.length !== 1) found.push(`${name}: tabs: tab ${index + 1} shows ${shown.length} samples`);
        shown.forEach((sample) => seen.add(sample));
    }
    if (seen.size !== count) found.push(`${name}: tabs: ${count} tabs show ${seen.size} samples`);
    return found;
}

// Results that reach out of the screen cannot be read.
async function search(tab, name, width) {
    await tab.fill('#query', 'DbList');
    await tab.locator('#results a').first().waitFor();
    const { left, right } = await tab.locator('#results').evaluate((box) => box.getBoundingClientRect().toJSON());
    return left < 0 || right > width ? [`${name}: search: the results reach from ${left} to ${right} of ${width}`] : [];
}

async function actions(tab, url, languages, widths) {
    const found = [];
    for (const language of languages) {
        for (const width of widths) {
            const name = `${language}/${PAGE}`;
            await tab.setViewportSize({ width, height: 900 });
            await tab.goto(`${url}${name}`);
            found.push(...await tabs(tab, name), ...await search(tab, name, width));
        }
    }
    return found;
}

module.exports = { actions };
