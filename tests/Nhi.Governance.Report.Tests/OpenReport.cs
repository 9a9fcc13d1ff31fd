using Microsoft.Playwright;

namespace Nhi.Governance.Report.Tests;

/// <summary>A report in a page of its own, with everything that went wrong or out in it.</summary>
internal sealed class OpenReport : IAsyncDisposable
{
    private readonly string _folder;
    private readonly IBrowserContext _context;

    private OpenReport(string folder, IBrowserContext context, IPage page)
    {
        (_folder, _context, Page) = (folder, context, page);
        Address = new Uri(Path.Combine(folder, "report.html")).AbsoluteUri;
    }

    public IPage Page { get; }

    public string Address { get; }

    /// <summary>Dialogs, errors, what the console says (violations of the policy among it), and requests for anything but the file.</summary>
    public List<string> Wrong { get; } = [];

    public static async Task<OpenReport> OfAsync(SurveyResult survey, string hash = "", IReadOnlyList<InventoryPoint>? history = null, BrowserNewContextOptions? options = null)
    {
        var folder = Directory.CreateTempSubdirectory("nhi-report-").FullName;
        await using (var file = File.Create(Path.Combine(folder, "report.html")))
        {
            await SurveyHtml.WriteAsync(survey, history ?? [], file);
        }

        var browser = await (await Chromium.GetAsync()).NewContextAsync(options ?? new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        var report = new OpenReport(folder, browser, await browser.NewPageAsync());
        report.Listen();
        await report.GoAsync(hash);
        return report;
    }

    public async Task GoAsync(string hash) => await Page.GotoAsync(Address + hash);

    public async Task<IReadOnlyList<string>> NamesAsync() => [.. (await Page.Locator("section:not([hidden]) .list tbody th > .name:first-child").AllTextContentsAsync())];

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Listen()
    {
        Page.Dialog += async (_, dialog) =>
        {
            Wrong.Add("dialog: " + dialog.Message);
            await dialog.DismissAsync();
        };
        Page.PageError += (_, error) => Wrong.Add("error: " + error);
        Page.Console += (_, message) => Wrong.Add($"console: {message.Type} {message.Text}");
        Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Address, StringComparison.Ordinal))
            {
                Wrong.Add("request: " + request.Url);
            }
        };
    }
}
