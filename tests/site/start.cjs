// The page that leads to the products: it names each one in each language, and its search finds pages of all of them.
'use strict';

// A page of each product, by a name that no other product has.
const NAMES = { dts: 'CreateDtsInstance', kms: 'GenerateDataKey', sts: 'AssumeRoleWithSAML' };

async function start(tab, url, products, languages) {
    const found = [];
    await tab.goto(`${url}index.html`);
    for (const language of languages) {
        const section = tab.locator(`section[lang="${language}"]`);
        for (const product of products) {
            const link = section.locator(`li a[href="${product}/${language}/index.html"]`);
            if (await link.count() !== 1) found.push(`index.html: products: no link to ${product} in ${language}`);
            if (!NAMES[product]) { found.push(`index.html: search: no name of ${product} to search for`); continue; }
            await section.locator('input').fill(NAMES[product]);
            const hit = section.locator(`.results a[href*="/${product}/${language}/"]`).first();
            await hit.waitFor({ timeout: 60_000 }).catch(() => {
                found.push(`index.html: search: ${NAMES[product]} is not found in ${language}`);
            });
        }
    }
    return found;
}

module.exports = { start };
