using System.Text;
using Nhi.Governance.Secrets;

namespace Nhi.Governance.Tests.Scanning;

public sealed class DocumentScanTests : IDisposable
{
    private readonly Planted _planted = new();

    public void Dispose() => _planted.Dispose();

    [Fact]
    public async Task Threads_and_pieces_change_nothing()
    {
        string[] secrets = [_planted.Value(), _planted.Value(), _planted.Value(48)];
        foreach (var secret in secrets)
        {
            await _planted.EnrolAsync(secret);
        }

        var random = new Random(5);
        var documents = Enumerable.Range(0, 60).ToDictionary(number => $"d{number:D2}", number =>
        {
            var text = new StringBuilder();
            for (var line = 0; line < (number == 7 ? 6_000 : 40); line++)
            {
                text.Append(_planted.Value(random.Next(60))).Append(line % (number == 7 ? 90 : 9) == 0 ? " = " + secrets[random.Next(3)] : line % (number == 7 ? 130 : 13) == 0 ? " " + _planted.GitHubToken() : string.Empty)
                    .Append(line % (number == 7 ? 170 : 17) == 0 ? " \"" + Convert.ToBase64String(Encoding.UTF8.GetBytes("k:" + secrets[random.Next(3)])) + "\"" : string.Empty).Append('\n');
            }

            return Encoding.UTF8.GetBytes(text.ToString());
        });

        var one = await _planted.ScanAsync(new ListedDocuments(documents));
        var many = await _planted.ScanAsync(new ListedDocuments(documents, threads: 7) { Pieces = 5_003 });
        var few = await _planted.ScanAsync(new ListedDocuments(documents, threads: 3), maxHits: 50);

        Assert.True(one.Hits.Count > 300);
        Assert.Equal(Planted.Lines(one), Planted.Lines(many));
        Assert.Equal(one.Hits.Count, one.Hits.Select(hit => hit.Id).Distinct().Count());
        Assert.Equal(Planted.Lines(one).Take(50), Planted.Lines(few));
        Assert.Equal(one.Hits.Count - 50, few.HitsLeftOut);
        Assert.Equal(one.Limited, many.Limited);
    }

    [Fact]
    public async Task A_format_and_an_enrolled_secret_at_one_place_are_one_hit()
    {
        var token = _planted.GitHubToken();
        var id = await _planted.EnrolAsync(token);

        var hit = Assert.Single((await _planted.ScanAsync($"x\ntoken: {token}\n")).Hits);

        Assert.Equal((SecretFormats.GitHubToken, id, 2, 8, ScanLevel.Error), (hit.Format, Assert.Single(hit.Enrolled).Enrolment.Id, hit.Line, hit.Column, hit.Level));
    }

    [Fact]
    public async Task The_secret_of_an_access_key_belongs_to_its_id()
    {
        var (key, secret) = _planted.AwsKey();
        var id = await _planted.EnrolAsync(secret);

        var hit = Assert.Single((await _planted.ScanAsync($"aws_access_key_id = {key}\naws_secret_access_key = {secret}\n")).Hits);

        Assert.Equal((SecretFormats.AwsAccessKey, key, id), (hit.Format, hit.Reading.AwsAccessKeyId, Assert.Single(hit.Enrolled).Enrolment.Id));
    }

    [Fact]
    public async Task A_URL_is_found_as_it_is_and_by_its_password()
    {
        var password = _planted.Value(20) + "/+@";
        var url = $"postgres://app:{Uri.EscapeDataString(password)}@db.internal.corp:5432/main";
        var id = await _planted.EnrolAsync(url);

        var result = await _planted.ScanAsync(Planted.Documents(("a", $"DB={url}\n"), ("b", $"password {password}\n"), ("c", Convert.ToBase64String(Encoding.UTF8.GetBytes(url)))));

        Assert.Equal(["a", "b", "c"], result.Hits.Select(hit => hit.Path));
        Assert.All(result.Hits, hit => Assert.Equal(id, Assert.Single(hit.Enrolled).Enrolment.Id));
        Assert.Equal(SecretFormats.DatabaseUrl, result.Hits[0].Format);
        Assert.Single(result.Hits.Select(hit => hit.Value).Distinct());
    }

    [Fact]
    public async Task Text_in_UTF16_is_placed_as_text()
    {
        var token = _planted.GitHubToken();
        await _planted.EnrolAsync(token);
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] text = [.. encoding.GetPreamble(), .. encoding.GetBytes($"{token}\nsecond: {token}\n")];

            var result = await _planted.ScanAsync(new ListedDocuments(new Dictionary<string, byte[]> { ["a"] = text }));

            Assert.Equal([(1, 1), (2, 9)], result.Hits.Select(hit => (hit.Line, hit.Column)));
            Assert.All(result.Hits, hit => Assert.True(hit.Format is not null && hit.Enrolled.Count == 1));
        }
    }

    [Fact]
    public async Task Columns_are_counted_in_bytes_and_as_editors_do()
    {
        var secret = _planted.Value();
        await _planted.EnrolAsync(secret);

        var result = await _planted.ScanAsync(Planted.Documents(("a", $"\nä€😀 {secret}\n"), ("b", new string('x', 100_000) + " " + secret), ("c", new string('x', 60_000) + "ä " + secret)));

        Assert.Equal([(11, 6), (100_002, null), (60_004, 60_003)], result.Hits.Select(hit => (hit.Column, hit.CharacterColumn)));
    }

    [Fact]
    public async Task A_document_that_breaks_off_counts_for_nothing_and_makes_the_result_partial()
    {
        var secret = _planted.Value();
        await _planted.EnrolAsync(secret);
        var documents = new Dictionary<string, byte[]> { ["a"] = Encoding.UTF8.GetBytes($"{secret} {_planted.GitHubToken()}"), ["b"] = Encoding.UTF8.GetBytes(secret) };

        var result = await _planted.ScanAsync(new ListedDocuments(documents) { Broken = "a" });

        Assert.Equal("b", Assert.Single(result.Hits).Path);
        Assert.True(result.IsPartial);
        Assert.Equal("a", Assert.Single(result.Reasons).Path);
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_looked_for()
    {
        var (secret, token) = (_planted.Value(), _planted.GitHubToken());
        await _planted.EnrolAsync(secret);
        var source = Planted.Documents(("a", $"{secret}\n{token}\npassword = \"{_planted.Value(18)}\"\n"));
        using var enrolled = await EnrolledSecrets.LoadAsync(_planted.Store, _planted.Keys);

        var known = await new DocumentScan(new DocumentScanOptions { Formats = null, Enrolled = enrolled }).RunAsync([source]);
        var formats = await new DocumentScan(new DocumentScanOptions()).RunAsync([source]);
        var generic = await new DocumentScan(new DocumentScanOptions { Formats = new ScanOptions { GenericAssignments = true } }).RunAsync([source]);

        Assert.Equal([1], known.Hits.Select(hit => hit.Line));
        Assert.Equal([2], formats.Hits.Select(hit => hit.Line));
        Assert.Equal([2, 3], generic.Hits.Select(hit => hit.Line));
        Assert.Equal((1, 0), (known.EnrolledCount, formats.EnrolledCount));
    }

    [Fact]
    public async Task A_weak_secret_is_found_where_it_stands_whole_and_counts_for_no_completeness()
    {
        var id = await _planted.EnrolAsync("hunter2!", allowWeak: true);

        var result = await _planted.ScanAsync(Planted.Documents(("a", "password = \"hunter2!\"\npassword = \"hunter3!\"\n"), ("b", "postgres://app:hunter2!@db.internal.corp/main"), ("c", "it was hunter2! once")));

        Assert.Equal(["a", "b"], result.Hits.Select(hit => hit.Path));
        Assert.All(result.Hits, hit => Assert.Equal(id, Assert.Single(hit.Enrolled).Enrolment.Id));
        Assert.Equal((0, 1), (result.EnrolledCount, result.WeakCount));
    }

    [Fact]
    public async Task Nothing_that_is_told_holds_a_value()
    {
        var (secret, token, url) = (_planted.Value(), _planted.GitHubToken(), $"postgres://app:{_planted.Value(20)}@db.internal.corp/main");
        await _planted.EnrolAsync(secret);

        var result = await _planted.ScanAsync($"{secret}\n{token}\n{url}\n{Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))}\n");
        using var told = new MemoryStream();
        await ScanJson.WriteAsync(result, told);
        await ScanSarif.WriteAsync(result, new Dictionary<string, SarifRoot>(), told);
        var text = Encoding.UTF8.GetString(told.ToArray()) + string.Join('\n', result.Hits.Select(hit => hit.ToString()));

        Assert.Equal(4, result.Hits.Count);
        foreach (var value in new[] { secret, token[4..], url[15..35], Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))[..30] })
        {
            Assert.DoesNotContain(value, text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
