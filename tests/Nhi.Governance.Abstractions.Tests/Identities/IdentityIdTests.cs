using System.Text;

namespace Nhi.Governance.Identities;

public sealed class IdentityIdTests
{
    private static readonly string[] Texts = ["", "a", "aa", "b", "\u00e9", "\ud7ff", "\ue000", "\uffff", "\U00010000", "\U0010ffff", "a\ufffd", "a\U0001f511", "a\U0001f512b"];

    [Fact]
    public void Ids_are_ordered_as_their_bytes_are()
    {
        foreach (var left in Texts)
        {
            foreach (var right in Texts)
            {
                var bytes = Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
                Assert.Equal(Math.Sign(bytes), Math.Sign(new IdentityId(left).CompareTo(new IdentityId(right))));
            }
        }
    }

    [Fact]
    public void The_default_id_comes_first() => Assert.True(default(IdentityId) < new IdentityId("a"));
}
