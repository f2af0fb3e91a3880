/** Names of the elements of HTML, SVG and MathML that a browser would act on. */
export const htmlElements: ReadonlySet<string> = new Set(
  (
    'a abbr acronym address animate applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote ' +
    'body br button canvas caption center circle cite code col colgroup command content data datalist dd del desc details ' +
    'dfn dialog dir div dl dt element em embed fencedframe fieldset figcaption figure font footer foreignobject form frame ' +
    'frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd keygen label layer ' +
    'legend li line link listing main map mark marquee math menu menuitem meta meter mglyph mi mn mo ms mtext multicol nav ' +
    'nextid nobr noembed noframes noscript object ol optgroup option output p param path picture plaintext polygon portal ' +
    'pre progress q rb rect rp rt rtc ruby s samp script search section select selectedcontent set shadow slot small source ' +
    'spacer span strike strong style sub summary sup svg table tbody td template text textarea tfoot th thead time title tr ' +
    'track tt u ul use var video wbr xml xmp xss'
  ).split(' '),
);
