using Nhi.Governance.Conformance;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Tests.Files;

/// <summary>A folder with two registers that both know one robot, and files in which secrets lie open.</summary>
public sealed class FolderSourceFixture : IdentitySourceFixture
{
    private readonly TemporaryFolder _whole = new();
    private readonly TemporaryFolder _damaged = new();

    public override Type Subject => typeof(FolderSource);

    public override IIdentitySource Source => new FolderSource(_whole.Path, ExportFormats.All);

    public override IIdentitySource Again => Source;

    public override IIdentitySource WithOneDamaged => new FolderSource(_damaged.Path, ExportFormats.All);

    public override IIdentitySource OverNothing => new FolderSource(Path.Combine(_whole.Path, "gone"), ExportFormats.All);

    public override ReadRequest Request { get; } = new(Reading.Scope(("aws.account", "111122223333")), Reading.AsOf);

    public override IReadOnlyList<string> Secrets { get; } = [Samples.Slack(), Samples.AwsPair()[^41..^1], Samples.Stripe(4)];

    public override ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
    {
        Write(_whole, "ServiceAccount");
        Write(_damaged, "NoSuchClass");
        return base.StartAsync(cancellationToken);
    }

    public override ValueTask DisposeAsync()
    {
        _whole.Dispose();
        _damaged.Dispose();
        return base.DisposeAsync();
    }

    private static void Write(TemporaryFolder folder, string classOfTheSecond)
    {
        folder.Write("register.yaml", $$"""
            register: nhi/v1
            identities:
              - { id: first, class: RpaRobot, purpose: books invoices }
              - { id: second, class: {{classOfTheSecond}}, purpose: moves files }
              - { id: third, class: Bot, owners: { application: team-chat } }
            """);
        folder.Write("robots.yaml", """
            register: nhi/v1
            identities:
              - { id: first, class: RpaRobot, owners: { application: back-office } }
            """);
        folder.Write("app/settings.env", $"SLACK={Samples.Slack()}\nSTRIPE={Samples.Stripe(4)}\n");
        folder.Write("app/credentials", Samples.AwsPair());
    }
}
