using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Nhi.Governance.Tests.Reporting;
using Xunit.Abstractions;

namespace Nhi.Governance.Report.Tests;

public sealed class ReportInBrowserTests(ITestOutputHelper output)
{
    private static readonly string[] Pages = ["", "#/auditor", "#/blind-spots", "#/identities", "#/findings"];

    [BrowserFact]
    public async Task Hostile_names_are_text_on_every_page_and_nothing_goes_out()
    {
        await using var report = await OpenReport.OfAsync(Surveys.OfNasty());
        foreach (var page in Pages.Concat(Surveys.Nasty.Select((_, index) => "#/identities?q=" + index)))
        {
            await report.GoAsync(page);
        }

        await report.GoAsync("#/identities?sort=name.up");
        Assert.Equal(Surveys.Nasty.Length, await report.Page.Locator("#identities tbody tr").CountAsync());
        Assert.Contains(Surveys.Hostile, await report.NamesAsync());
        foreach (var link in await report.Page.Locator("#identities tbody th > a").AllAsync())
        {
            await link.HoverAsync();
        }

        var addresses = await report.Page.Locator("#identities tbody th > a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        foreach (var address in addresses)
        {
            await report.GoAsync(address);
            Assert.NotEqual("No such identity", await report.Page.Locator("h1:visible").TextContentAsync());
        }

        await report.GoAsync("#/identity/" + Uri.EscapeDataString(Surveys.IdOf(0, Surveys.Hostile)));
        Assert.Equal(Surveys.Hostile, await report.Page.Locator("h1:visible").TextContentAsync());
        Assert.Empty(report.Wrong);
    }

    [BrowserFact]
    public async Task The_policy_lets_nothing_else_in()
    {
        await using var report = await OpenReport.OfAsync(SampleSurvey.Result);
        Assert.Empty(report.Wrong);

        await report.Page.EvaluateAsync("() => { const script = document.createElement('script'); script.textContent = 'window.slipped = 1'; document.body.append(script); const image = document.createElement('img'); image.src = 'http://127.0.0.1:9/x'; document.body.append(image); document.body.setAttribute('onclick', 'window.slipped = 1'); document.body.click(); }");

        Assert.False(await report.Page.EvaluateAsync<bool>("() => 'slipped' in window"));
        Assert.True(report.Wrong.Count(wrong => wrong.Contains("Content Security Policy", StringComparison.Ordinal)) >= 3, string.Join('\n', report.Wrong));
    }

    [BrowserFact]
    public async Task Lists_are_sorted_and_filtered_and_the_address_says_so()
    {
        await using var report = await OpenReport.OfAsync(Surveys.Of(250, index => "robot-" + index.ToString(CultureInfo.InvariantCulture)), "#/identities?sort=name.up");
        var page = report.Page;
        var list = page.Locator("#identities");
        Assert.Equal(100, await list.Locator("tbody tr").CountAsync());
        Assert.Equal(["robot-0", "robot-1", "robot-2"], (await report.NamesAsync()).Take(3));
        Assert.Equal("ascending", await list.Locator("th").First.GetAttributeAsync("aria-sort"));

        await list.GetByRole(AriaRole.Button, new() { Name = "Identity" }).ClickAsync();
        Assert.Equal("robot-249", (await report.NamesAsync())[0]);
        Assert.Equal("descending", await list.Locator("th").First.GetAttributeAsync("aria-sort"));
        Assert.Contains("sort=name.down", page.Url, StringComparison.Ordinal);

        await list.GetByLabel("Class").SelectOptionAsync("Host");
        await Assertions.Expect(list.Locator(".count")).ToHaveTextAsync("50 of 250 identities");
        Assert.Contains("50 of 250", await page.Locator("#announcer").TextContentAsync(), StringComparison.Ordinal);
        await list.GetByLabel("Search").FillAsync("robot-17");
        await Assertions.Expect(list.Locator(".count")).ToHaveTextAsync("3 of 250 identities");

        // What the address says is what somebody else sees.
        var address = page.Url;
        var names = await report.NamesAsync();
        await page.GotoAsync("about:blank");
        await page.GotoAsync(address);
        Assert.Equal(names, await report.NamesAsync());
        Assert.Equal("robot-17", await list.GetByLabel("Search").InputValueAsync());

        await list.GetByRole(AriaRole.Button, new() { Name = "Clear filters" }).ClickAsync();
        await list.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        Assert.Contains("Page 2 of 3", await list.Locator(".pager").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal("robot-149", (await report.NamesAsync())[0]);
        Assert.Empty(report.Wrong);
    }

    [BrowserFact]
    public async Task The_first_page_leads_to_the_lists_it_counts()
    {
        var survey = Surveys.Of(60, index => "robot-" + index.ToString(CultureInfo.InvariantCulture));
        await using var report = await OpenReport.OfAsync(survey);
        var page = report.Page;
        foreach (var severity in Enum.GetNames<Severity>())
        {
            await report.GoAsync(string.Empty);
            var link = page.Locator($".figures .sev-{severity} a");
            var count = int.Parse((await link.TextContentAsync())!, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            await link.ClickAsync();
            await Assertions.Expect(page.Locator("#findings tbody tr")).ToHaveCountAsync(count);
        }

        await report.GoAsync(string.Empty);
        var owners = await page.Locator(".roles .legend a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href') + ' ' + link.textContent.split(' ')[0])");
        Assert.Contains(owners, owner => owner.Contains("owner=platform.Unknown", StringComparison.Ordinal));
        foreach (var owner in owners.Select(owner => owner.Split(' ')))
        {
            await report.GoAsync(owner[0]);
            await Assertions.Expect(page.Locator("#identities tbody tr")).ToHaveCountAsync(int.Parse(owner[1], CultureInfo.InvariantCulture));
        }

        await report.GoAsync("#/auditor");
        await page.Locator(".controls a[href='#/findings?control=credential.rotation']").First.ClickAsync();
        await Assertions.Expect(page.Locator("#findings tbody tr")).ToHaveCountAsync(40);
        await page.Locator("#findings tbody th a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h2:visible").Filter(new() { HasText = "Findings" })).ToHaveTextAsync("Findings: 1");
        Assert.Empty(report.Wrong);
    }

    [BrowserFact]
    public async Task It_is_used_by_keyboard()
    {
        await using var report = await OpenReport.OfAsync(Surveys.Of(5, index => "robot-" + index.ToString(CultureInfo.InvariantCulture)));
        var page = report.Page;
        Task<string> Focused() => page.EvaluateAsync<string>("() => document.activeElement.textContent.trim().slice(0, 40)");

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await Focused());
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("() => document.activeElement.id"));

        await page.Locator("nav a").Nth(3).FocusAsync();
        Assert.NotEqual("none", await page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1:visible")).ToHaveTextAsync("Identities");
        Assert.Equal("Identities", await Focused());
        Assert.Equal("page", await page.Locator("nav a").Nth(3).GetAttributeAsync("aria-current"));

        await page.Locator("#identities thead button").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("ascending", await page.Locator("#identities th").First.GetAttributeAsync("aria-sort"));
        Assert.Equal("Identity", await Focused());
        await page.Locator("#identities tbody th a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("robot-0", await Focused());
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("h1:visible")).ToHaveTextAsync("Identities");
        Assert.Empty(report.Wrong);
    }

    [BrowserFact]
    public async Task Every_page_can_be_read_by_a_screen_reader()
    {
        await using var report = await OpenReport.OfAsync(Surveys.Of(20, index => "robot-" + index.ToString(CultureInfo.InvariantCulture)));
        foreach (var page in Pages.Append("#/identity/" + Uri.EscapeDataString(Surveys.IdOf(1, "robot-1"))))
        {
            await report.GoAsync(page);
            Assert.Empty(await report.Page.EvaluateAsync<string[]>(Accessibility.Script));
        }

        await report.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        foreach (var page in Pages)
        {
            await report.GoAsync(page);
            Assert.Empty(await report.Page.EvaluateAsync<string[]>(Accessibility.Script));
        }

        Assert.Empty(report.Wrong);
    }

    [BrowserFact]
    public async Task A_phone_shows_every_page_without_scrolling_sideways()
    {
        var survey = Surveys.OfNasty();
        var longest = (NonHumanIdentity)survey.Identities[0] with { Classification = new(IdentityClass.ThirdPartyIntegration, Standing.Governed, 1, []) };
        var points = Enumerable.Range(1, 30).Select(at => new InventoryPoint(new Revision(at), SampleSurvey.AsOf.AddDays(at - 30), 1_000_000 * at, 900_000 + at) { Owned = 9, Answered = 3 });
        await using var report = await OpenReport.OfAsync(survey with { Identities = [longest, .. survey.Identities.Skip(1)] }, history: [.. points], options: new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 }, HasTouch = true });
        foreach (var page in Pages.Append("#/identity/" + Uri.EscapeDataString(Surveys.IdOf(1, Surveys.Nasty[1]))))
        {
            await report.GoAsync(page);
            Assert.Equal(390, await report.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        }
    }

    [BrowserFact]
    public async Task Without_scripts_the_pages_and_the_list_are_there()
    {
        await using var report = await OpenReport.OfAsync(Surveys.OfNasty(), options: new BrowserNewContextOptions { JavaScriptEnabled = false });
        foreach (var title in new[] { "Non-human identities as of 2026-11-01", "For the auditor", "Blind spots", "Identities" })
        {
            Assert.True(await report.Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }).IsVisibleAsync());
        }

        Assert.Equal(Surveys.Nasty.Length, await report.Page.Locator("noscript tbody tr, [aria-labelledby=identities-title] tbody tr").CountAsync());
        Assert.Empty(report.Wrong);
    }

    [BrowserFact]
    public async Task Paper_holds_all_pages_or_the_identity_that_is_open()
    {
        await using var report = await OpenReport.OfAsync(Surveys.Of(120, index => "robot-" + index.ToString(CultureInfo.InvariantCulture)));
        await report.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await report.Page.EvaluateAsync("() => window.dispatchEvent(new Event('beforeprint'))");
        Assert.Equal(4, await report.Page.Locator("h1:visible").CountAsync());
        Assert.Equal(120, await report.Page.Locator("#identities tbody tr").CountAsync());

        await report.GoAsync("#/identity/" + Uri.EscapeDataString(Surveys.IdOf(1, "robot-1")));
        Assert.Equal("robot-1", await report.Page.Locator("h1:visible").TextContentAsync());
        Assert.Equal(1, await report.Page.Locator("h1:visible").CountAsync());
        Assert.NotEmpty(await report.Page.PdfAsync());
        Assert.Empty(report.Wrong);
    }

    [BrowserFact]
    public async Task Twenty_thousand_identities_open()
    {
        var survey = Surveys.Of(20_000, index => "robot-" + index.ToString(CultureInfo.InvariantCulture));
        await using var report = await OpenReport.OfAsync(SampleSurvey.Result);
        using var written = new MemoryStream();
        var watch = Stopwatch.StartNew();
        await SurveyHtml.WriteAsync(survey, [], written);
        var writing = watch.Elapsed;
        await using var large = await OpenReport.OfAsync(survey);
        var opening = await large.Page.EvaluateAsync<double>("() => performance.getEntriesByType('navigation')[0].loadEventEnd");
        watch.Restart();
        await large.GoAsync("#/identities");
        await Assertions.Expect(large.Page.Locator("#identities .count")).ToHaveTextAsync("20,000 identities");
        var listing = watch.Elapsed;
        watch.Restart();
        await large.Page.Locator("#identities thead button").First.ClickAsync();
        await Assertions.Expect(large.Page.Locator("#identities tbody th a").First).ToHaveTextAsync("robot-0");
        var sorting = watch.Elapsed;

        output.WriteLine(FormattableString.Invariant($"20,000 identities: {written.Length / 1048576.0:0.0} MiB, written in {writing.TotalSeconds:0.00} s, opened in {opening / 1000:0.00} s, list in {listing.TotalSeconds:0.00} s, sorted in {sorting.TotalSeconds:0.00} s"));
        Assert.Equal(100, await large.Page.Locator("#identities tbody tr").CountAsync());
        Assert.Empty(large.Wrong);
    }
}
