namespace Nhi.Governance.Report.Tests;

/// <summary>What of a page a reader without eyes, hands or good light would miss.</summary>
internal static class Accessibility
{
    /// <summary>Names what is wrong, nothing where nothing is: names of controls, order of headings, landmarks, headers of tables, ids, names of drawings, contrast (WCAG 2.2 AA).</summary>
    public const string Script =
        """
        () => {
          const wrong = [];
          const shown = (node) => node.getClientRects().length > 0 && getComputedStyle(node).visibility !== 'hidden';
          const all = (what) => [...document.querySelectorAll(what)].filter(shown);
          const nameOf = (node) => (node.getAttribute('aria-label') ?? (node.labels?.length ? node.labels[0].textContent : '') ?? '').trim() || node.textContent.trim();
          for (const node of all('a, button, input, select, [role=region], summary')) if (!nameOf(node)) wrong.push('no name: ' + node.outerHTML.slice(0, 90));
          for (const node of all('svg')) if (!node.getAttribute('aria-label') || !node.getAttribute('role')) wrong.push('no name: ' + node.outerHTML.slice(0, 90));
          let before = 0;
          for (const node of all('h1, h2, h3, h4')) {
            const level = Number(node.tagName[1]);
            if (level > before + 1) wrong.push('heading out of order: ' + node.textContent);
            before = level;
          }
          if (all('h1').length !== 1) wrong.push('headings of the page: ' + all('h1').length);
          for (const what of ['main', 'header', 'nav[aria-label]']) if (all(what).length !== 1) wrong.push('landmark: ' + what);
          if (!document.documentElement.lang || !document.title) wrong.push('no language or title');
          for (const table of all('table')) {
            if (!table.caption?.textContent) wrong.push('table without a caption');
            for (const head of table.querySelectorAll('th')) if (!head.scope) wrong.push('header without a scope: ' + head.textContent.slice(0, 40));
            for (const head of table.querySelectorAll('thead th')) if (!head.textContent.trim()) wrong.push('empty header');
            for (const row of table.tBodies[0]?.rows ?? []) if (row.cells.length !== table.tHead.rows[0].cells.length) wrong.push('row of another width');
          }
          for (const region of all('.scroll')) if (region.tabIndex !== 0) wrong.push('a region that scrolls cannot be reached by keyboard');
          const ids = [...document.querySelectorAll('[id]')].map((node) => node.id);
          for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) wrong.push('id twice: ' + id);
          for (const node of document.querySelectorAll('[aria-labelledby]')) if (shown(node) && !document.getElementById(node.getAttribute('aria-labelledby'))) wrong.push('labelled by nothing');

          const parse = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
          const luminance = ([r, g, b]) => [r, g, b].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)).reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
          const groundOf = (node) => {
            for (let at = node; at; at = at.parentElement) {
              const colour = parse(getComputedStyle(at).backgroundColor);
              if (colour.length === 3 || colour[3] === 1) return colour;
            }
            return [255, 255, 255];
          };
          for (const node of document.querySelectorAll('body *:not(script):not(svg):not(svg *)')) {
            if (!shown(node) || node.disabled || ![...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim())) continue;
            const style = getComputedStyle(node);
            const [one, other] = [luminance(parse(style.color)), luminance(groundOf(node))].sort((a, b) => b - a);
            const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
            const ratio = (one + 0.05) / (other + 0.05);
            if (ratio < (large ? 3 : 4.5)) wrong.push(`contrast ${ratio.toFixed(2)}: ${node.tagName} ${node.className} ${node.textContent.slice(0, 30)}`);
          }
          return [...new Set(wrong)];
        }
        """;
}
