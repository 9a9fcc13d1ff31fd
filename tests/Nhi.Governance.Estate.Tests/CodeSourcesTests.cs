using Nhi.Governance.Providers;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Estate.Tests;

/// <summary>The state of infrastructure code reaches the identities that the exports of their platforms list.</summary>
public sealed class CodeSourcesTests : IDisposable
{
    private const string State = """
        { "format_version": "1.0", "terraform_version": "1.11.4", "values": { "root_module": { "resources": [
          { "address": "aws_iam_user.ci", "mode": "managed", "type": "aws_iam_user", "name": "ci", "values": { "arn": "arn:aws:iam::111122223333:user/ci", "name": "ci", "tags_all": { "owner": "team-ci" } }, "sensitive_values": {} },
          { "address": "aws_iam_access_key.ci", "mode": "managed", "type": "aws_iam_access_key", "name": "ci", "values": { "id": "AKIAIOSFODNN7EXAMPLE", "user": "ci", "secret": "made-up" }, "sensitive_values": { "secret": true } },
          { "address": "aws_iam_role.app", "mode": "managed", "type": "aws_iam_role", "name": "app", "values": { "arn": "arn:aws:iam::111122223333:role/app", "name": "app" }, "sensitive_values": {} }
        ] } } }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("nhi-code-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_user_whose_key_lies_in_the_state_has_a_finding_and_a_role_has_none()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "state.json"), State);
        await File.WriteAllTextAsync(Path.Combine(_folder, "users.json"), """{ "Users": [{ "Path": "/", "UserName": "ci", "UserId": "AIDAIOSFODNN7EXAMPLE", "Arn": "arn:aws:iam::111122223333:user/ci", "CreateDate": "2026-01-01T00:00:00Z" }] }""");
        await File.WriteAllTextAsync(Path.Combine(_folder, "roles.json"), """{ "Roles": [{ "Path": "/", "RoleName": "app", "RoleId": "AROAIOSFODNN7EXAMPLE", "Arn": "arn:aws:iam::111122223333:role/app", "CreateDate": "2026-01-01T00:00:00Z", "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }] } }] }""");
        var result = await SurveyAsync();

        Assert.Equal(2, result.Identities.Count);
        var user = result.Identities.Single(identity => identity.Id.Value == "aws:111122223333:AIDAIOSFODNN7EXAMPLE");
        Assert.Equal(["aws_iam_access_key.ci", "aws_iam_user.ci"], user.Facts.Get(IdentityFacts.ManagedBy).Value);
        Assert.Equal("aws:key:AKIAIOSFODNN7EXAMPLE", Assert.Single(user.Credentials).Id.Value);
        Assert.Contains(user.Owners, owner => owner is { Role: OwnerRole.Application, Party: "team-ci", State: OwnerState.Declared });
        Assert.Equal(user.Id, Assert.Single(result.Findings, finding => finding.Result.Control == "credential.in-state").Identity);
    }

    [Fact]
    public async Task A_key_of_a_user_that_nobody_lists_has_the_finding_itself()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "state.json"), State);
        var result = await SurveyAsync();

        var key = Assert.Single(result.Identities);
        Assert.Equal(("aws:key:AKIAIOSFODNN7EXAMPLE", IdentityClass.ApiKey), (key.Id.Value, key.Classification.Class));
        Assert.Equal(key.Id, Assert.Single(result.Findings, finding => finding.Result.Control == "credential.in-state").Identity);
    }

    private async Task<SurveyResult> SurveyAsync()
    {
        await using var store = SqliteInventoryStore.Open(new SqliteInventoryOptions { Path = ":memory:" });
        return await new EstateSurvey([new FolderSource(_folder, ExportFormats.All)], store).RunAsync(new SurveyOptions { AsOf = SampleEstate.AsOf });
    }
}
