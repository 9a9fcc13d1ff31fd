using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Tests.InMemory;

public sealed class InMemoryIdentitySourceFixture : IdentitySourceFixture
{
    private const string Area = "law:1:roles";

    private static readonly SourceEvent[] Records =
    [
        Observed("one"),
        Observed("two"),
        Observed("three"),
        Observed("one"),
        new SourceEvent.Attached([new Attachment { Target = "law:one", Record = "binding", Source = "law" }]),
        new SourceEvent.Noted(new SourcePosition("law", "$.two"), "noted"),
    ];

    public override Type Subject => typeof(InMemoryIdentitySource);

    public override IIdentitySource Source { get; } = Of(Records);

    public override IIdentitySource Again { get; } = Of(Records);

    public override IIdentitySource WithOneDamaged { get; } = Of([Records[0], new SourceEvent.Rejected(new SourcePosition("law", "$.two"), "not an identity"), .. Records[2..]]);

    public override IIdentitySource OverNothing { get; } = new InMemoryIdentitySource("law", Records, [new AreaCoverage(Area, Coverage.Complete)], new InMemoryNetwork { IsDown = true });

    public override ReadRequest Request { get; } = new(EstateScope.Empty, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public override IReadOnlyList<string> Secrets { get; } = [];

    private static InMemoryIdentitySource Of(IReadOnlyList<SourceEvent> records) => new("law", records, [new AreaCoverage(Area, Coverage.Complete)]);

    private static SourceEvent.Observed Observed(string name) => new SourceEvent.Observed(new Observation { Id = new IdentityId("law:" + name), Area = Area, Source = "law" });
}
