namespace Nhi.Governance.Secrets;

/// <summary><c>gh[pousr]_</c> and 36 letters or digits, anchored at the underscore.</summary>
internal static class GitHubTokenFormat
{
    public static bool TryVerify(ReadOnlySpan<byte> window, int underscore, out Candidate candidate)
    {
        int start = underscore - 3;
        if (window.StandsAt(start, "gh"u8) && window[underscore - 1] is (byte)'p' or (byte)'o' or (byte)'u' or (byte)'s' or (byte)'r')
        {
            return Base62Checksum.TryVerify(window, start, underscore + 1, SecretFormats.GitHubToken, out candidate);
        }

        candidate = default;
        return false;
    }
}
