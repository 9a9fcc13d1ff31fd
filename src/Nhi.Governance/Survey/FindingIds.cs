using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance;

/// <summary>Names findings by what they are about, so that the same finding has the same id in every survey.</summary>
internal static class FindingIds
{
    public static FindingId Of(IdentityId? identity, ControlResult result)
    {
        var text = $"{identity?.Value}\n{result.Control}\n{result.Credential?.Value}\n{result.Subject}";
        return new FindingId($"{result.Control}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8))}");
    }
}
