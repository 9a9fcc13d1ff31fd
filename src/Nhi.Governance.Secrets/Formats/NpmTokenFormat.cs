namespace Nhi.Governance.Secrets;

/// <summary><c>npm_</c> and 36 letters or digits, anchored at the underscore.</summary>
internal static class NpmTokenFormat
{
    public static bool TryVerify(ReadOnlySpan<byte> window, int underscore, out Candidate candidate)
    {
        int start = underscore - 3;
        if (window.StandsAt(start, "npm"u8))
        {
            return Base62Checksum.TryVerify(window, start, underscore + 1, SecretFormats.NpmToken, out candidate);
        }

        candidate = default;
        return false;
    }
}
