/* Portico: what a script adds. Every page does without it; each module adds one thing, listens at the document and so
   finds what came to the page later. */
// What only makes sense with a script shows from here on.
document.documentElement.classList.add("scripted");

import "./js/live.js";
import "./js/pins.js";
import "./js/compare.js";
import "./js/pay.js";
import "./js/unfold.js";
import "./js/upload.js";
