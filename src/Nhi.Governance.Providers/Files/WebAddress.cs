namespace Nhi.Governance.Providers.Files;

/// <summary>Addresses as names: people put keys into everything but the host.</summary>
internal static class WebAddress
{
    // No part of a path with a meaning is as long as the keys that hosted servers carry there.
    private const int LongestPart = 15;

    /// <summary>An address without user, query and fragment; <see langword="null"/> where it is none.</summary>
    /// <param name="text">The address.</param>
    /// <param name="keepsPath">Whether the path tells one from another; otherwise parts of it that may be keys are left out.</param>
    public static string? Without(string text, bool keepsPath)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0)
        {
            return null;
        }

        var path = url.AbsolutePath.Trim('/').Split('/').Select(part => !keepsPath && part.Length > LongestPart ? "…" : part);
        return $"{url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}/{string.Join('/', path)}".TrimEnd('/');
    }
}
