namespace Nhi.Governance;

/// <summary>Writes a survey as one page of HTML that people open: for those who answer for the estate, for auditors, and for each identity, as <c>docs/report.md</c> says.</summary>
/// <remarks>
/// The file needs nothing beside itself and asks no network: its policy forbids it. The same survey gives the same bytes. Without scripts the first pages and the list of identities are there all the same.
/// It holds no secret's value.
/// </remarks>
public static class SurveyHtml
{
    /// <summary>Writes a survey.</summary>
    /// <param name="result">The survey.</param>
    /// <param name="history">What earlier surveys left in the inventory, the oldest first (<see cref="InventoryHistory"/>); of fewer than two points no trend is shown.</param>
    /// <param name="destination">Takes the page in UTF-8; stays open.</param>
    /// <param name="cancellationToken">Stops the writing; what was written is then not whole.</param>
    /// <returns>When everything was handed to <paramref name="destination"/>.</returns>
    public static async Task WriteAsync(SurveyResult result, IReadOnlyList<InventoryPoint> history, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(destination);
        var model = new ReportModel(result, history);
        var html = new HtmlText();
        var page = ReportAssets.Page;
        html.WriteAsset(page[0]);
        html.Write($"{ReportAssets.HashOf(ReportAssets.Style)}");
        html.WriteAsset(page[1]);
        html.Write($"{ReportAssets.HashOf(ReportAssets.Script)}");
        html.WriteAsset(page[2]);
        html.WriteAsset(ReportAssets.Style);
        html.WriteAsset(page[3]);
        html.Write($"{ReportWords.Day(result.AsOf)}");
        html.WriteAsset(page[4]);
        OverviewPage.Write(html, model);
        await html.FlushAsync(destination, cancellationToken).ConfigureAwait(false);
        AuditorPage.Write(html, model);
        BlindSpotsPage.Write(html, model);
        html.WriteAsset(page[5]);
        foreach (var part in IdentityListPage.Parts(html, model))
        {
            part();
            await html.FlushAsync(destination, cancellationToken).ConfigureAwait(false);
        }

        html.WriteAsset(page[6]);
        await html.FlushAsync(destination, cancellationToken).ConfigureAwait(false);
        await JsonSteps.WriteCompactAsync(writer => new ReportData(writer, model).Steps(), destination, cancellationToken).ConfigureAwait(false);
        html.WriteAsset(page[7]);
        html.WriteAsset(ReportAssets.Script);
        html.WriteAsset(page[8]);
        await html.FlushAsync(destination, cancellationToken).ConfigureAwait(false);
        await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
