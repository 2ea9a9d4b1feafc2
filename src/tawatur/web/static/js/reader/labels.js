// @ts-check
/** The words of the page's language that its scripts need, from the page itself. */

/** @type {any} */
export const labels = JSON.parse(/** @type {HTMLTemplateElement} */ (document.getElementById("labels"))?.content.textContent ?? "{}");
