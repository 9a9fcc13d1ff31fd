using System.Text;
using Nhi.Governance.Providers;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Estate.Tests;

/// <summary>Surveys that see less than the one before: what they do not see is not taken back, and what nobody can tell is not taken for met.</summary>
public sealed class PartialSurveyTests : IDisposable
{
    private const string Trust = """{ "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "lambda.amazonaws.com" } }] }""";
    private static readonly DateTimeOffset s_asOf = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly string _root = Directory.CreateTempSubdirectory("nhi-partial-").FullName;
    private readonly SqliteInventoryStore _store = SqliteInventoryStore.Open(new SqliteInventoryOptions { Path = ":memory:" });

    [Fact]
    public async Task A_leaked_key_stays_a_finding_when_its_folder_is_not_read_again_and_when_its_user_is_a_person()
    {
        Write("code/app.py", $"key = '{KeyId}'\nsecret = '{Secret}'\n");
        Write("aws/report.csv", Report(console: false));
        Assert.Single((await SurveyAsync("aws", "code")).Findings, IsPlacement);

        Assert.Single((await SurveyAsync("aws")).Findings, IsPlacement);

        Write("aws/keys.json", $$"""{ "AccessKeyMetadata": [{ "UserName": "svc", "AccessKeyId": "{{KeyId}}", "Status": "Active", "CreateDate": "2026-10-01T00:00:00Z" }] }""");
        Write("aws/report.csv", Report(console: true));
        var person = await SurveyAsync("aws", "code");
        Assert.Equal(Standing.Human, Assert.Single(person.Identities, identity => identity.Principal is null).Classification.Standing);
        Assert.Single(person.Findings, IsPlacement);

        Write("code/app.py", "nothing left\n");
        Assert.DoesNotContain((await SurveyAsync("aws", "code")).Findings, IsPlacement);
    }

    [Fact]
    public async Task A_torn_first_page_makes_nothing_disappear()
    {
        Write("k8s/.nhi-scope", "kubernetes.cluster=c\n");
        Write("k8s/page-1.json", Accounts(("a", "one"), ("b", "two")));
        Write("k8s/page-2.json", Accounts(("a", "three"), ("b", "four")));
        Assert.Equal(4, (await SurveyAsync("k8s")).Identities.Count);

        Write("k8s/page-1.json", Accounts(("a", "one"), ("b", "two"))[..40]);

        Assert.All((await SurveyAsync("k8s")).Identities, identity => Assert.Null(identity.Presence.DisappearedAt));
        File.Delete(Path.Combine(_root, "k8s", "page-1.json"));
        Assert.Equal(2, (await SurveyAsync("k8s")).Identities.Count(identity => identity.Presence.DisappearedAt is not null));
    }

    [Fact]
    public async Task A_user_seen_by_name_alone_is_the_user_the_inventory_knows()
    {
        Write("details/details.json", $$"""{ "UserDetailList": [{ "UserName": "svc", "UserId": "AIDAAAAAAAAAAAAAAAAAA", "Arn": "arn:aws:iam::{{Account}}:user/svc", "CreateDate": "2026-01-01T00:00:00Z", "Tags": [{ "Key": "owner", "Value": "team-x" }], "AttachedManagedPolicies": [] }], "GroupDetailList": [], "RoleDetailList": [], "Policies": [] }""");
        Write("report/report.csv", Report(console: false));
        await SurveyAsync("details");

        var known = Assert.Single((await SurveyAsync("report")).Identities);

        Assert.Equal(($"aws:{Account}:AIDAAAAAAAAAAAAAAAAAA", (DateTimeOffset?)null), (known.Id.Value, known.Presence.DisappearedAt));
        Assert.Equal("team-x", Assert.Single(known.Owners).Party);
    }

    [Fact]
    public async Task An_account_surveyed_once_stays_the_estate_s_own()
    {
        Write("one/details.json", Role("111122223333", "AROAAAAAAAAAAAAAAAAAA", """{ "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": "arn:aws:iam::444455556666:root" } }] }"""));
        Write("two/details.json", Role("444455556666", "AROABBBBBBBBBBBBBBBBB", Trust));
        await SurveyAsync("one", "two");

        var alone = await SurveyAsync("one");

        Assert.Equal(IdentityClass.CloudRole, Assert.Single(alone.Identities, identity => identity.Id.Value.Contains("111122223333", StringComparison.Ordinal)).Classification.Class);
    }

    [Fact]
    public async Task A_credential_pasted_where_a_purpose_belongs_is_a_copy_and_is_kept_nowhere()
    {
        const string Password = "Hunter2Secret99Xy";
        Write("k8s/.nhi-scope", "kubernetes.cluster=c\n");
        Write("k8s/accounts.json", Accounts(("a", "one")).Replace("\"annotations\": {}", $$"""
            "annotations": { "purpose": "postgres://svc:{{Password}}@db.example/x", "owner": "postgres://svc:{{Password}}@db.example/x" }
            """, StringComparison.Ordinal));

        var result = await SurveyAsync("k8s");

        Assert.Equal(2, result.Copies.Count);
        Assert.Equal(2, result.Notes.Count(note => note.Text.Contains("a credential stands where", StringComparison.Ordinal)));
        using var json = new MemoryStream();
        await SurveyJson.WriteAsync(result, json);
        Assert.DoesNotContain(Password, Encoding.UTF8.GetString(json.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_that_inherit_every_secret_are_not_acquitted_by_the_others()
    {
        Write("ci/.nhi-scope", "github.repository=acme/x\n");
        Write("ci/build.yml", "on: push\njobs:\n  a: { uses: acme/y/.github/workflows/z.yml@main, secrets: inherit }\n  b: { runs-on: x, steps: [] }\n");
        Assert.Contains((await SurveyAsync("ci")).NotAssessable, gap => gap.Result.Control == "pipeline.static-cloud-key");

        Write("ci/build.yml", "on: push\njobs:\n  b:\n    runs-on: x\n    steps:\n      - with: { aws-access-key-id: \"${{ secrets.PROD_KEY }}\" }\n");
        Assert.Contains((await SurveyAsync("ci")).Findings, finding => finding.Result.Control == "pipeline.static-cloud-key");
    }

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private static string Account => "444455556666";

    // Made up, and put together here so that this file itself holds no credential.
    private static string KeyId => "AKIA" + "WO645SY5KT27Z3XA";

    private static string Secret => "uT5bq8Zr1Yw3Ex6V" + "n9Mk2Jh7Gd4Fs0Pa8LcRtQyW";

    private static bool IsPlacement(Finding finding) => finding.Result.Control == "credential.placement";

    private static string Report(bool console) =>
        $"user,arn,user_creation_time,password_enabled,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date\nsvc,arn:aws:iam::{Account}:user/svc,2026-01-01T00:00:00Z,{(console ? "true" : "false")},true,2026-10-01T00:00:00Z,2026-10-30T00:00:00Z\n";

    private static string Accounts(params (string Space, string Name)[] accounts) =>
        $$"""{ "kind": "List", "apiVersion": "v1", "items": [{{string.Join(',', accounts.Select(account => $$"""{ "kind": "ServiceAccount", "apiVersion": "v1", "metadata": { "namespace": "{{account.Space}}", "name": "{{account.Name}}", "uid": "{{account.Name}}-uid", "annotations": {} } }"""))}}] }""";

    private static string Role(string account, string id, string trust) =>
        $$"""{ "UserDetailList": [], "GroupDetailList": [], "Policies": [], "RoleDetailList": [{ "RoleName": "r", "RoleId": "{{id}}", "Arn": "arn:aws:iam::{{account}}:role/r", "AssumeRolePolicyDocument": {{trust}}, "Tags": [], "AttachedManagedPolicies": [] }] }""";

    private void Write(string path, string text)
    {
        var file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private Task<SurveyResult> SurveyAsync(params string[] folders) =>
        new EstateSurvey(
            folders.Select(folder => new FolderSource(Path.Combine(_root, folder), ExportFormats.All)),
            _store,
            scan: new SurveyScan([.. folders.Select(folder => new FolderDocumentSource(Path.Combine(_root, folder)))])).RunAsync(new SurveyOptions { AsOf = s_asOf });
}
