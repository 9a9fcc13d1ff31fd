using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Nhi.Governance.Estate.Tests;

/// <summary>The sample estate surveyed twice into one file: what a store holds after that.</summary>
public sealed class SurveyAgainTests : IDisposable
{
    private readonly SampleEstate _estate = new();
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("nhi-again-");

    private string Store => Path.Combine(_place.FullName, "estate.db");

    public void Dispose()
    {
        _estate.Dispose();
        _place.Delete(recursive: true);
    }

    [Fact]
    public async Task The_same_at_the_same_instant_changes_nothing_at_all()
    {
        await SurveyAsync(SampleEstate.AsOf);
        var before = Dump("meta.value");

        await SurveyAsync(SampleEstate.AsOf);

        Assert.Equal(before, Dump("meta.value"));
        Assert.True(before.Count > 500, "the dump is small");
    }

    [Fact]
    public async Task The_same_a_minute_later_changes_only_when_each_was_last_seen()
    {
        await SurveyAsync(SampleEstate.AsOf);
        var before = Dump("meta.value", "identity.last_seen");

        await SurveyAsync(SampleEstate.AsOf.AddMinutes(1));

        Assert.Equal(before, Dump("meta.value", "identity.last_seen"));
        Assert.DoesNotContain(Dump(), line => line.StartsWith("identity:", StringComparison.Ordinal) && !line.Contains(Column(SampleEstate.AsOf.AddMinutes(1)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_survey_that_is_cancelled_leaves_the_rows_as_they_were()
    {
        await SurveyAsync(SampleEstate.AsOf);
        var before = Dump();
        using var cancel = new CancellationTokenSource();
        var files = 0;
        var progress = new Told(() =>
        {
            if (++files == 10)
            {
                cancel.Cancel();
            }
        });

        await using (var store = Open())
        {
            var survey = new EstateSurvey([new Providers.Files.FolderSource(_estate.Folder, Providers.ExportFormats.All)], store);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => survey.RunAsync(new() { AsOf = SampleEstate.AsOf.AddDays(9) }, progress, cancel.Token));
        }

        Assert.Equal(before, Dump());
    }

    private static string Column(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    private SqliteInventoryStore Open() => SqliteInventoryStore.Open(new SqliteInventoryOptions { Path = Store });

    private async Task SurveyAsync(DateTimeOffset asOf)
    {
        await using var store = Open();
        await _estate.SurveyAsync(store, asOf, withHistory: false);
    }

    private List<string> Dump(params string[] without)
    {
        using var connection = new SqliteConnection($"Data Source={Store};Pooling=False");
        connection.Open();
        var rows = new List<string>();
        foreach (var table in (string[])["meta", "identity", "alias", "finding", "change"])
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1, 2";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var cells = Enumerable.Range(0, reader.FieldCount)
                    .Where(i => !without.Contains($"{table}.{reader.GetName(i)}", StringComparer.Ordinal))
                    .Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture));
                rows.Add($"{table}: {string.Join(" | ", cells)}");
            }
        }

        return rows;
    }

    private sealed class Told(Action then) : IProgress<SurveyProgress>
    {
        public void Report(SurveyProgress value) => then();
    }
}
