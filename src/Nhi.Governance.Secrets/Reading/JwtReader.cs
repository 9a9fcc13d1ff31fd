using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;

namespace Nhi.Governance.Secrets;

/// <summary>Reads the claims of a JWT that say who issued it, for whom, and until when.</summary>
internal static class JwtReader
{
    private const string ServiceAccountSubject = "system:serviceaccount:";

    public static SecretReading Read(ReadOnlySpan<byte> token)
    {
        int first = token.IndexOf((byte)'.');
        if (first < 0)
        {
            return SecretReading.Empty;
        }

        ReadOnlySpan<byte> payload = token[(first + 1)..];
        int second = payload.IndexOf((byte)'.');
        payload = second < 0 ? payload : payload[..second];
        byte[] buffer = ArrayPool<byte>.Shared.Rent(payload.Length + 1);
        try
        {
            if (Base64Url.DecodeFromUtf8(payload, buffer, out _, out int written) != OperationStatus.Done)
            {
                return SecretReading.Empty;
            }

            using var document = JsonDocument.Parse(buffer.AsMemory(0, written));
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : SecretReading.Empty;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or a string in it that is not Unicode.
            return SecretReading.Empty;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static SecretReading Read(JsonElement claims)
    {
        string? subject = Text(claims, "sub");
        (string? space, string? name) = ServiceAccount(subject);
        return new SecretReading
        {
            Issuer = Text(claims, "iss"),
            Subject = subject,
            Audience = Texts(claims, "aud"),
            ExpiresAt = Time(claims, "exp"),
            KubernetesNamespace = space,
            KubernetesServiceAccount = name,
            KubernetesServiceAccountUid = name is null ? null : Uid(claims),
        };
    }

    private static (string? Namespace, string? Name) ServiceAccount(string? subject)
    {
        if (subject is null || !subject.StartsWith(ServiceAccountSubject, StringComparison.Ordinal))
        {
            return default;
        }

        string[] parts = subject[ServiceAccountSubject.Length..].Split(':');
        return parts is [{ Length: > 0 } space, { Length: > 0 } name] ? (space, name) : default;
    }

    // Bound tokens nest the uid, legacy ones have it in a flat claim.
    private static string? Uid(JsonElement claims) =>
        claims.TryGetProperty("kubernetes.io", out JsonElement kubernetes)
        && kubernetes.ValueKind == JsonValueKind.Object
        && kubernetes.TryGetProperty("serviceaccount", out JsonElement account)
        && account.ValueKind == JsonValueKind.Object
            ? Text(account, "uid")
            : Text(claims, "kubernetes.io/serviceaccount/service-account.uid");

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ImmutableArray<string> Texts(JsonElement claims, string name)
    {
        if (!claims.TryGetProperty(name, out JsonElement value))
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return [value.GetString()!];
        }

        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!)]
            : [];
    }

    private static DateTimeOffset? Time(JsonElement claims, string name)
    {
        if (!claims.TryGetProperty(name, out JsonElement value) || value.ValueKind != JsonValueKind.Number
            || !value.TryGetDouble(out double seconds))
        {
            return null;
        }

        return seconds >= 0 && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;
    }
}
