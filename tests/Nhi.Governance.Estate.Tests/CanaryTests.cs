using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;
using Nhi.Governance.Providers;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Git;

namespace Nhi.Governance.Estate.Tests;

/// <summary>No secret's value leaves the file it stands in: not into the inventory, the survey's JSON, its report and other forms, the log or a message.</summary>
public sealed class CanaryTests
{
    private static readonly string[] Formats = ["aws-access-key", "azure-storage-key", "database-url", "github-token", "gitlab-token", "jwt", "npm-token", "private-key", "slack-token", "stripe-key"];

    [Fact]
    public async Task It_is_nowhere()
    {
        var canary = new Canary();
        using var estate = new SampleEstate();
        Assert.True(canary.Poison(estate.Folder) > 300);
        Plant(canary, Path.Combine(estate.Folder, "canary"));
        var history = Path.Combine(estate.Folder, "canary-history");
        Commit(canary, history);
        var place = Directory.CreateTempSubdirectory("nhi-canary-");
        try
        {
            var log = new Listener();
            var path = Path.Combine(place.FullName, "estate.db");
            using var json = new MemoryStream();
            using var forms = new MemoryStream();
            SurveyResult result;
            List<byte[]> files;
            await using (var store = SqliteInventoryStore.Open(new() { Path = path }))
            {
                var survey = new EstateSurvey(
                    [new FolderSource(estate.Folder, ExportFormats.All), new GitWorkflowSource(history)],
                    store,
                    logger: log,
                    scan: new SurveyScan([new FolderDocumentSource(estate.Folder), new GitDocumentSource(history)]));
                result = await survey.RunAsync(new() { AsOf = SampleEstate.AsOf });
                await SurveyJson.WriteAsync(result, json);
                await SurveyHtml.WriteAsync(result, await InventoryHistory.ReadAsync(store), forms);
                await SurveySarif.WriteAsync(result, new Dictionary<string, SarifRoot>(StringComparer.Ordinal), forms);
                await SurveyCsv.WriteAsync(result, forms);
                await SurveyJsonLines.WriteAsync(result, forms);
                await SurveyOcsf.WriteAsync(result, forms);
                files = [.. Directory.EnumerateFiles(place.FullName).Select(ReadShared)];
            }

            // What it was planted for has been read: all formats from the folder and the history, the broken files, the odd dates.
            var canaries = result.Copies.Where(copy => copy.Location.Path.Contains("canary", StringComparison.Ordinal) || copy.Location.Commit is not null).Select(copy => (copy.Format, copy.Location.Commit is null)).ToHashSet();
            Assert.Superset(Formats.SelectMany(format => new[] { (format, true), (format, false) }).ToHashSet(), canaries);
            Assert.True(result.Rejected.Count(item => item.Path.Contains("/canary/", StringComparison.Ordinal)) >= 5, string.Join('\n', result.Rejected));
            Assert.True(result.Notes.Count(item => item.Path.Contains("/canary/", StringComparison.Ordinal)) >= 3, string.Join('\n', result.Notes));
            Assert.True(result.Findings.Count > 50);

            Assert.True(!canary.In(json.ToArray()).Any(), string.Join("\n\n", canary.In(json.ToArray())));
            Assert.Empty(canary.In(forms.ToArray()));
            Assert.All(files, file => Assert.Empty(canary.In(file)));
            Assert.Empty(canary.In(File.ReadAllBytes(path)));
            Assert.NotEmpty(log.Lines);
            Assert.Empty(canary.In(Encoding.UTF8.GetBytes(string.Join('\n', log.Lines))));
            Assert.Empty(canary.In(Encoding.UTF8.GetBytes(string.Join('\n', result.Rejected.Concat(result.Notes).Concat(result.Unrecognised).Select(note => note.ToString())))));
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    [Fact]
    public void It_would_be_found()
    {
        var canary = new Canary();
        Assert.All(Enumerable.Range(0, 6), shift => Assert.NotEmpty(canary.In(Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('p', shift) + canary.Secret + "tail"))))));
        Assert.NotEmpty(canary.In(Encoding.UTF8.GetBytes("a" + canary.Secret + "b")));
        Assert.Empty(canary.In(Encoding.UTF8.GetBytes(new Canary().Secret)));
    }

    private static byte[] ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static void Plant(Canary canary, string folder)
    {
        var value = canary.Secret;
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in Tokens(canary))
        {
            File.WriteAllText(Path.Combine(folder, name + ".txt"), text);
        }

        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

        Write("truncated.json", $$$"""{"UserDetailList": [{"UserName": "{{{value}}}", "Arn": "{{{value}}}""");
        Write("duplicate.json", $$$"""{"AccessKeyMetadata": [], "{{{value}}}": 1, "{{{value}}}": 2, "AccessKeyMetadata": []}""");
        Write("wrong.yaml", $"register: nhi/v1\nidentities:\n  - id: x\n   class: {value}\n");
        Write("alias.yaml", $"register: nhi/v1\nowners: &{value}\n  - {{ identity: a, role: application, party: b }}\nmore: *{value}\n");
        Write("register.yaml", $"register: nhi/v1\nidentities:\n  - {{ id: a1, class: {value}, password: {value} }}\n  - {{ id: a2, class: Bot, created: {value}, reviewDate: {value}, apiToken: {value} }}\nowners:\n  - {{ identity: register:a2, role: {value}, party: team }}\n  - {{ identity: register:a2, role: application, party: team, attested: {value} }}\nenvironments:\n  - {{ scope: {value}, environment: test }}\n");
        Write("register.csv", $"id,class,created,api_key\nb1,Bot,{value},{value}\nb2,{value},2026-01-01,{value}\nb3,Bot,2026-01-01,\"{value}\n");
        Write("accounts.json", $$$"""{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"can","namespace":"canary","uid":"0f6cf1a4-6a3c-4d77-9d62-2f6b1f0d1c11","creationTimestamp":"{{{value}}}","annotations":{"eks.amazonaws.com/role-arn":"{{{value}}}","review-date":"{{{value}}}"}} },{"apiVersion":"v1","kind":"Secret","type":"kubernetes.io/service-account-token","metadata":{"name":"tok","namespace":"canary","annotations":{"kubernetes.io/service-account.name":"{{{value}}} {{{value}}}"}},"data":{"token":"{{{canary.Base64}}}"}}]}""");
        Write("keys.json", $$$"""{"AccessKeyMetadata":[{"UserName":"{{{value}}} {{{value}}}","AccessKeyId":"AKIAQWERTYUIOPASDFGH","CreateDate":"{{{value}}}"},{"UserName":"bob","AccessKeyId":"{{{value}}}"},{"UserName":"bob","AccessKeyId":"AKIAQWERTYUIOPASDFGH","CreateDate":"{{{value}}}","SecretAccessKey":"{{{value}}}{{{value}}}"}]}""");
        Write("unknown.json", $$$"""{"SecretString":"{{{value}}}","items":[{"password":"{{{value}}}"}]}""");
        Write(".nhi-scope", $"kubernetes.cluster=canary\npassword={value}\n{value}\naws.account={value}\n");
        Write("certificate.pem", $"# password {value}\n-----BEGIN CERTIFICATE-----\n{canary.Base64}\n-----END CERTIFICATE-----\n");
        Directory.CreateDirectory(Path.Combine(folder, ".github", "workflows"));
        Write(".github/workflows/deploy.yml", $"name: deploy\non: [push]\nenv:\n  API_PASSWORD: {value}\njobs:\n  one:\n    runs-on: ubuntu-latest\n    environment: ${{{{ inputs.{value} }}}}\n    env:\n      TOKEN: {value}\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          role-to-assume: {value}\n          aws-secret-access-key: {value}\n      - run: curl -u admin:{value} https://example.com\n");
    }

    /// <summary>A token of each format with the canary in the part that is secret.</summary>
    private static IEnumerable<(string Name, string Text)> Tokens(Canary canary)
    {
        var value = canary.Secret;
        var payload = Base64Url($$$"""{"iss":"https://issuer.example","sub":"someone","password":"{{{value}}}"}""");
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(value, 12))));
        yield return ("aws", $"AWS_ACCESS_KEY_ID=AKIAQWERTYUIOPASDFGH\nAWS_SECRET_ACCESS_KEY={value}{value[1..]}/\n");
        yield return ("azure", $"DefaultEndpointsProtocol=https;AccountKey={value}{value}{value}{value}ABCDEF==;EndpointSuffix=core.windows.net\n");
        yield return ("database", $"DATABASE_URL=postgres://app:{value}@db.example:5432/app\n");
        yield return ("github", $"token = ghp_{value}{value[..16]}\n");
        yield return ("gitlab", $"token = glpat-{value}\n");
        yield return ("jwt", $"token = {Base64Url("""{"alg":"RS256","typ":"JWT"}""")}.{payload}.{value}{value}{value}\n");
        yield return ("npm", $"//registry.example/:_authToken=npm_{value}{value[..16]}\n");
        yield return ("key", $"-----BEGIN PRIVATE KEY-----\n{string.Join('\n', body.Chunk(64).Select(line => new string(line)))}\n-----END PRIVATE KEY-----\n");
        yield return ("slack", $"SLACK=xoxb-123456789012-1234567890123-{value}abcd\n");
        yield return ("stripe", $"STRIPE=sk_live_{value}abcd\n");
    }

    private static string Base64Url(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static void Commit(Canary canary, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "src"));
        Git(folder, "init", "-q");
        foreach (var (name, text) in Tokens(canary))
        {
            File.WriteAllText(Path.Combine(folder, "src", name + ".txt"), text);
        }

        Git(folder, "add", "-A");
        Git(folder, "commit", "-q", "-m", $"Rotate glpat-{canary.Secret}");
        Git(folder, "rm", "-q", "-r", "src");
        Git(folder, "commit", "-q", "-m", "Take them out");
    }

    private static void Git(string folder, params IEnumerable<string> arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", .. arguments]) { WorkingDirectory = folder, UseShellExecute = false })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }

    private sealed class Listener : ILogger<EstateSurvey>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add($"{formatter(state, exception)} {exception}");
    }
}
