/** The report's style; it follows the reader's choice of light or dark. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#1d2430, #e7eaf0); --soft: light-dark(#5b6575, #9aa4b5);
  --line: light-dark(#dfe3ea, #323a47); --card: light-dark(#ffffff, #1b212b); --page: light-dark(#f5f6f9, #12161d);
  --blue: light-dark(#2457c5, #7fa8ff); --good: light-dark(#1a7f4b, #58c98d); --bad: light-dark(#b3261e, #ff8a80); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 32px 20px 80px; }
h1 { font-size: 26px; margin: 0 0 4px; } h2 { font-size: 21px; margin: 44px 0 4px; } h3 { font-size: 15px; margin: 26px 0 8px; }
.soft { color: var(--soft); } .good { color: var(--good); } .bad { color: var(--bad); }
.wrap { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 7px 12px; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); }
tr:last-child td { border-bottom: 0; } th { font-weight: 600; font-size: 13px; color: var(--soft); }
th:first-child, td:first-child { text-align: left; }
.interval { display: inline-block; position: relative; width: 160px; height: 12px; vertical-align: middle; border-radius: 6px;
  background: var(--line); }
.interval i { position: absolute; top: 0; bottom: 0; border-radius: 6px; background: var(--blue); opacity: .35; }
.interval b { position: absolute; top: -2px; bottom: -2px; width: 3px; margin-left: -1px; background: var(--blue); border-radius: 2px; }
.chips { display: flex; flex-wrap: wrap; gap: 6px; margin: 8px 0 0; padding: 0; list-style: none; }
.chips li { border: 1px solid var(--line); border-radius: 999px; padding: 1px 10px; font-size: 13px; background: var(--card); }
.filter { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; margin: 10px 0; }
.filter input[type=search] { flex: 1 1 220px; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
  border-radius: 8px; padding: 6px 12px; }
details { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 6px 0; }
summary { cursor: pointer; padding: 8px 14px; display: flex; gap: 10px; align-items: baseline; }
summary .mark { flex: none; width: 1em; font-weight: 700; } summary .kind { margin-left: auto; flex: none; font-size: 13px; }
.inside { padding: 2px 16px 14px; border-top: 1px solid var(--line); }
.answer { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 3px solid var(--line); padding-left: 12px; margin: 6px 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 14px; margin: 10px 0; } dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 14px; }
td.best { font-weight: 600; } td:has(.interval) { width: 190px; } .wide { grid-column: 1 / -1; }
.grid .soft { font-size: 12px; }
ol { margin: 4px 0; padding-left: 26px; font-size: 13px; overflow-wrap: anywhere; } li.right { color: var(--good); font-weight: 600; }
.hidden { display: none; }
`;
