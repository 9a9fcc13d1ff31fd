using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Nhi.Governance.Conformance;

namespace Nhi.Governance.Tests.Inventory;

public sealed class FindingCodecTests
{
    [Fact]
    public void What_is_written_is_read_back() => Prop.ForAll(GeneratedEstate.Finding.ToArbitrary(), finding =>
    {
        var read = FindingCodec.Read(FindingCodec.ToBytes(finding));
        Assert.Equal(Flat(finding), Flat(read));
        Assert.Equal(finding.Result.Evidence, read.Result.Evidence);
        Assert.Equal(finding.Result.MissingFacts, read.Result.MissingFacts);
        Assert.Equal(finding.Result.References, read.Result.References);
        Assert.True(FindingCodec.SameContent(finding, read));
        Assert.False(FindingCodec.SameContent(finding, read with { Result = read.Result with { Explanation = read.Result.Explanation + "." } }));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_identity_is_no_finding()
    {
        var identity = new NonHumanIdentity { Id = new("a"), Presence = new("area", default, default) };
        Assert.Throws<JsonException>(() => FindingCodec.Read(IdentityCodec.ToBytes(identity)));
        Assert.Throws<JsonException>(() => FindingCodec.Read(Encoding.UTF8.GetBytes("[]")));
    }

    private static Finding Flat(Finding finding) => finding with { Result = finding.Result with { Evidence = [], MissingFacts = [], References = [] } };
}
