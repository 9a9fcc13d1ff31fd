using Nhi.Governance.Conformance;
using Nhi.Governance.Providers.Git;
using Nhi.Governance.Providers.Tests.Files;

namespace Nhi.Governance.Providers.Tests.Git;

/// <summary>A repository with two workflows that run in one environment, and with a secret that only its history still holds.</summary>
public sealed class GitWorkflowSourceFixture : IdentitySourceFixture
{
    private readonly Repository _repository = new();

    public override Type Subject => typeof(GitWorkflowSource);

    public override IIdentitySource Source => new GitWorkflowSource(_repository.Path);

    public override IIdentitySource Again => Source;

    public override IIdentitySource OverNothing => new GitWorkflowSource(Path.Combine(_repository.Path, "gone"));

    public override ReadRequest Request { get; } = new(Reading.Scope(("github.repository", "acme/payments")), Reading.AsOf);

    public override IReadOnlyList<string> Secrets { get; } = [Samples.Slack(), Samples.AwsPair()[^41..^1]];

    public override ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
    {
        _repository.Write("settings.env", $"SLACK={Samples.Slack()}\n");
        _repository.Write("credentials", Samples.AwsPair());
        _repository.Commit();
        _repository.Write("settings.env", "SLACK=\n");
        _repository.Write(".github/workflows/ci.yml", """
            name: ci
            on: [push]
            jobs:
              deploy: { environment: production, steps: [{ run: make deploy }] }
              try: { environment: staging, steps: [{ run: make try }] }
              test: { steps: [{ run: make }] }
            """);
        _repository.Write(".github/workflows/release.yml", """
            name: release
            on: [push]
            jobs:
              release: { environment: production, steps: [{ run: make release }] }
            """);
        _repository.Commit();
        return base.StartAsync(cancellationToken);
    }

    public override ValueTask DisposeAsync()
    {
        _repository.Dispose();
        return base.DisposeAsync();
    }
}
