using Nhi.Governance.Providers.Tests.Files;

namespace Nhi.Governance.Providers.Tests.GitHub;

public sealed class GitHubWorkflowTests
{
    private static readonly EstateScope Scope = Reading.Scope(("github.repository", "acme/payments"));

    [Fact]
    public async Task A_job_is_a_use_of_its_environment_or_of_its_repository()
    {
        var events = await Reading.FileAsync("ci.yml", """
            name: ci
            on: [push]
            jobs:
              deploy:
                environment: production
                permissions: { id-token: write }
                steps:
                  - uses: aws-actions/configure-aws-credentials@v4
                    with: { role-to-assume: "arn:aws:iam::111122223333:role/deploy", aws-region: eu-west-1 }
              test:
                steps: [{ run: make }]
              again:
                environment: { name: production, url: "https://x" }
              call:
                uses: acme/shared/.github/workflows/x.yml@main
            """, Scope);
        Assert.Empty(events.OfType<SourceEvent.Noted>());
        var jobs = events.Identities().ToList();
        Assert.Equal(
            ["repo:acme/payments:environment:production", "repo:acme/payments", "repo:acme/payments:environment:production", "repo:acme/payments"],
            jobs.Select(job => job.Id.Value));
        Assert.Equal(["repo:acme/payments:environment:production", "repo:acme/payments:ref:*"], jobs[..2].Select(job => job.Facts.Get(TrustFacts.Subject).Value));
        Assert.All(jobs, job => Assert.Equal("token.actions.githubusercontent.com", job.Facts.Get(TrustFacts.Issuer).Value));
        Assert.All(jobs, job => Assert.True(job.Facts.Get(AccessFacts.StaticCloudKeys).IsAbsent));
        Assert.Equal("arn:aws:iam::111122223333:role/deploy", Assert.Single(jobs[0].Becomes).Value);
        Assert.Equal(["repo:acme/payments"], jobs[0].Containers);
        var summary = Assert.Single(events.OfType<SourceEvent.Completed>()).Value;
        Assert.Equal((4, 4), (summary.Records, summary.Identities));
        Assert.Equal([new AreaCoverage("github:acme/payments:environments", Coverage.Partial)], summary.Areas);
    }

    [Theory]
    [InlineData("env: { K: \"${{ secrets.AWS_ACCESS_KEY_ID }}\" }", "secrets.AWS_ACCESS_KEY_ID")]
    [InlineData("steps: [{ with: { creds: \"${{ secrets['azure_credentials'] }}\" } }]", "secrets.AZURE_CREDENTIALS")]
    [InlineData("steps: [{ with: { credentials_json: \"${{ secrets.X }}\" } }]", "credentials_json")]
    [InlineData("steps: [{ run: \"x ${{ secrets.GCP_SA_KEY}}\" }]", "secrets.GCP_SA_KEY")]
    [InlineData("steps: [{ run: \"echo secrets.GCP_SA_KEY ${{ secrets.GCP_SA_KEY_2 }} ${{ xsecrets.GCP_SA_KEY }}\" }]", null)]
    public async Task Static_cloud_keys_are_known_by_name(string job, string? key)
    {
        var fact = Assert.Single((await Reading.FileAsync("ci.yml", $"on: push\njobs:\n  a: {{ {job} }}\n", Scope)).Identities()).Facts.Get(AccessFacts.StaticCloudKeys);
        Assert.Equal(key is null ? FactState.Absent : FactState.Known, fact.State);
        Assert.Equal(key, fact.Value?.Single());
    }

    [Theory]
    [InlineData("steps: [{ run: npm publish, env: { NODE_AUTH_TOKEN: '${{ secrets.X }}' } }]", "secrets.X")]
    [InlineData("steps: [{ run: npm ci, env: { NODE_AUTH_TOKEN: '${{ secrets.NPM_TOKEN }}' } }]", null)]
    [InlineData("steps: [{ uses: changesets/action@v1, with: { publish: pnpm ship }, env: { NPM_TOKEN: '${{ secrets.ORG_NPM_TOKEN }}' } }]", "secrets.ORG_NPM_TOKEN")]
    [InlineData("steps: [{ run: npm publish, env: { NODE_AUTH_TOKEN: '${{ secrets.GITHUB_TOKEN }}' } }]", null)]
    [InlineData("steps: [{ uses: actions/setup-node@v4, with: { registry-url: 'https://npm.pkg.github.com' } }, { run: npm publish, env: { NODE_AUTH_TOKEN: '${{ secrets.NPM_TOKEN }}' } }]", null)]
    [InlineData("steps: [{ uses: actions/setup-node@v4, with: { registry-url: 'https://registry." + "npmjs.org' } }, { run: npm publish, env: { NODE_AUTH_TOKEN: '${{ secrets.NPM_TOKEN }}' } }]", "secrets.NPM_TOKEN")]
    [InlineData("steps: [{ uses: pypa/gh-action-pypi-publish@v1, with: { password: '${{ secrets.PYPI_API_TOKEN }}' } }]", "secrets.PYPI_API_TOKEN")]
    [InlineData("env: { GEM_HOST_API_KEY: '${{ secrets.G }}' }", "secrets.G")]
    [InlineData("steps: [{ run: 'dotnet nuget push x -k ${{ secrets.NUGET_API_KEY }}' }]", "secrets.NUGET_API_KEY")]
    [InlineData("steps: [{ run: cargo publish, env: { CARGO_REGISTRY_TOKEN: '${{ steps.auth.outputs.token }}' } }]", null)]
    [InlineData("steps: [{ run: cargo publish, env: { CARGO_REGISTRY_TOKEN: '${{ secrets.CARGO_REGISTRY_TOKEN }}' } }]", "secrets.CARGO_REGISTRY_TOKEN")]
    [InlineData("steps: [{ run: publish, env: { T: '${{ secrets.MYPYPI_TOKENS }} ${{ secrets.XPYPI_TOKEN }}' } }]", null)]
    public async Task Tokens_that_publish_are_known_by_name(string job, string? token)
    {
        var fact = Assert.Single((await Reading.FileAsync("ci.yml", $"on: push\njobs:\n  a: {{ {job} }}\n", Scope)).Identities()).Facts.Get(AccessFacts.StaticPublishTokens);
        Assert.Equal(token is null ? FactState.Absent : FactState.Known, fact.State);
        Assert.Equal(token, fact.Value?.Single());
    }

    [Fact]
    public async Task Keys_of_the_workflow_reach_every_job()
    {
        var events = await Reading.FileAsync("ci.yml", "on: push\nenv: { A: '${{ secrets.AWS_SECRET_ACCESS_KEY }}' }\njobs: { a: {}, b: {} }\n", Scope);
        Assert.All(events.Identities(), job => Assert.True(job.Facts.Get(AccessFacts.StaticCloudKeys).IsKnown));
    }

    [Theory]
    [InlineData("environment: '${{ inputs.env }}'")]
    [InlineData("steps: [{ uses: aws-actions/configure-aws-credentials@v4, with: { role-to-assume: '${{ vars.ROLE }}' } }]")]
    [InlineData("steps: [{ uses: aws-actions/configure-aws-credentials@v4, with: { role-to-assume: deploy } }]")]
    [InlineData("{ uses: acme/x/.github/workflows/y.yml@main, secrets: inherit }")]
    public async Task What_the_file_does_not_tell_is_noted(string job)
    {
        var events = await Reading.FileAsync("ci.yml", $"on: push\njobs:\n  a:{(job.StartsWith('{') ? " " + job : " { " + job + " }")}\n", Scope);
        Assert.Equal("jobs.a", Assert.Single(events.OfType<SourceEvent.Noted>()).Where.Place);
        var only = Assert.Single(events.Identities());
        Assert.Equal("repo:acme/payments", only.Id.Value);
        Assert.Empty(only.Becomes);
        Assert.Equal(job.Contains("inherit", StringComparison.Ordinal), only.Facts.Get(AccessFacts.StaticCloudKeys).IsUnknown);
        Assert.Equal(job.Contains("inherit", StringComparison.Ordinal), only.Facts.Get(AccessFacts.StaticPublishTokens).IsUnknown);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no-slash")]
    public async Task Without_its_repository_a_job_is_rejected(string? repository)
    {
        var events = await Reading.FileAsync("ci.yml", "on: push\njobs: { a: {}, b: {} }\n", repository is null ? null : Reading.Scope(("github.repository", repository)));
        Assert.Equal(2, events.OfType<SourceEvent.Rejected>().Count());
        Assert.All(events.OfType<SourceEvent.Rejected>(), value => Assert.Contains("--scope github.repository=owner/name", value.Reason, StringComparison.Ordinal));
        Reading.AssertCountsAddUp(events);
    }

    [Fact]
    public async Task A_job_that_is_none_is_rejected() =>
        Assert.Equal("jobs.a", (await Reading.FileAsync("ci.yml", "on: push\njobs: { a: text, b: {} }\n", Scope)).Rejection().Where.Place);
}
