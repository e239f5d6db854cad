// Links to places that a page no longer has, as other sites and bookmarks keep them.
'use strict';

const PAGE = 'operations/tasks/ModifyDtsJob.html';
// What the link names, and the place it leads to; without a place, the page begins with a hint.
const LINKS = [
    ['parameter-dblist', 'parameter-DbList'],
    ['DbList', 'parameter-DbList'],
    ['request-Reserved', 'parameter-Reserved'],
    ['parameter-DbList.N', 'parameter-DbList'],
    // A parameter and a field of the response are called so.
    ['old-DtsJobId', undefined, ['parameter-DtsJobId', 'field-DtsJobId']],
    ['parameter-NameOfEarlierYears', undefined, []],
    ['%E0%A4%A', undefined, []],
];

// A hint is the first thing below the bar, and says what the link named.
function look() {
    const hint = document.querySelector('.moved');
    const { top } = hint.getBoundingClientRect();
    return {
        hash: location.hash.slice(1),
        hint: hint.hidden ? '' : hint.querySelector('p').textContent,
        places: [...hint.querySelectorAll('a')].map((link) => link.textContent),
        seen: top >= 0 && top < innerHeight,
    };
}

async function anchors(tab, url, languages) {
    const found = [];
    for (const language of languages) {
        for (const [named, place, choices] of LINKS) {
            const name = `${language}/${PAGE}#${named}`;
            const failed = (error) => found.push(`${name}: console: ${error.message ?? error.text()}`);
            const said = (message) => { if (message.type() === 'error') failed(message); };
            tab.on('pageerror', failed).on('console', said);
            // The address alone would only move on the page that is open.
            await tab.goto('about:blank');
            await tab.goto(`${url}${name}`);
            const { hash, hint, places, seen } = await tab.evaluate(look);
            if (place) {
                if (hash !== place || hint) found.push(`${name}: old anchor: leads to #${hash} ${hint}`);
            } else if (!hint.includes(`#${named}`) || !seen || String(places) !== String(choices)) {
                found.push(`${name}: old anchor: the hint is "${hint}" with the places ${places}`);
            }
            tab.off('pageerror', failed).off('console', said);
        }
    }
    return found;
}

module.exports = { anchors };
