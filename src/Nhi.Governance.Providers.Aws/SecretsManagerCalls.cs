using System.Text.Json;

namespace Nhi.Governance.Providers.Aws;

/// <summary>The few calls of Secrets Manager that are needed, read by allow-list. None of them reads a value.</summary>
internal sealed class SecretsManagerCalls(AwsClient client, AwsOptions options, TimeProvider time)
{
    /// <summary>What a request without a secret takes beside what every request does.</summary>
    private const int Small = 0;

    private const int MostPages = 10_000;

    /// <summary>The longest time AWS keeps a deleted secret.</summary>
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(30);

    /// <summary>Reads a secret with all its versions; NotFound where there is none.</summary>
    public async ValueTask<Outcome<AwsSecret>> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var asked = await AskAsync("DescribeSecret", changes: false, isRepeatable: true, writer => writer.WriteString("SecretId", name), Small, cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var document, out var failure))
        {
            return Outcome.Failure<AwsSecret>(failure);
        }

        using (document)
        {
            return await WithVersionsAsync(name, GoneAt(document.RootElement), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lists secrets whose name begins as asked, a page at a time.</summary>
    public async ValueTask<Outcome<AwsSecretPage>> ListAsync(string below, string? token, CancellationToken cancellationToken)
    {
        var asked = await AskAsync("ListSecrets", changes: false, isRepeatable: true, writer =>
        {
            writer.WriteNumber("MaxResults", options.PageSize);
            writer.WriteBoolean("IncludePlannedDeletion", true);
            WriteToken(writer, token);
            if (below.Length > 0)
            {
                writer.WriteStartArray("Filters");
                writer.WriteStartObject();
                writer.WriteString("Key", "name");
                writer.WriteStartArray("Values");
                writer.WriteStringValue(below);
                writer.WriteEndArray();
                writer.WriteEndObject();
                writer.WriteEndArray();
            }
        }, Small, cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var document, out var failure))
        {
            return Outcome.Failure<AwsSecretPage>(failure);
        }

        using (document)
        {
            var secrets = new List<AwsSecret>();
            foreach (var entry in AwsJsonText.Items(document.RootElement, "SecretList"))
            {
                if (AwsJsonText.Text(entry, "Name") is not { } name || !AwsSecret.IsName(name))
                {
                    return Outcome.Failure<AwsSecretPage>(client.NotUnderstood("ListSecrets", changes: false));
                }

                // The filter of AWS may be wider than byte for byte.
                if (name.StartsWith(below, StringComparison.Ordinal))
                {
                    secrets.Add(new AwsSecret(name, GoneAt(entry), []));
                }
            }

            return Outcome.Success(new AwsSecretPage(secrets, NextToken(document.RootElement)));
        }
    }

    /// <summary>Completes a secret with its versions.</summary>
    public async ValueTask<Outcome<AwsSecret>> WithVersionsAsync(string name, DateTimeOffset? goneAt, CancellationToken cancellationToken)
    {
        const string Action = "ListSecretVersionIds";
        var versions = new List<AwsSecretVersion>();
        string? token = null;
        for (var page = 0; page < MostPages; page++)
        {
            var asked = await AskAsync(Action, changes: false, isRepeatable: true, writer =>
            {
                writer.WriteString("SecretId", name);
                writer.WriteBoolean("IncludeDeprecated", true);
                writer.WriteNumber("MaxResults", options.PageSize);
                WriteToken(writer, token);
            }, Small, cancellationToken).ConfigureAwait(false);
            if (!asked.TryGet(out var document, out var failure))
            {
                return Outcome.Failure<AwsSecret>(failure);
            }

            using (document)
            {
                foreach (var entry in AwsJsonText.Items(document.RootElement, "Versions"))
                {
                    if (AwsJsonText.Text(entry, "VersionId") is not { Length: >= 1 and <= 64 } id)
                    {
                        return Outcome.Failure<AwsSecret>(client.NotUnderstood(Action, changes: false));
                    }

                    versions.Add(new AwsSecretVersion(id, [.. AwsJsonText.Texts(entry, "VersionStages")], AwsJsonText.Instant(entry, "CreatedDate")));
                }

                if (NextToken(document.RootElement) is not { } next)
                {
                    return Outcome.Success(new AwsSecret(name, goneAt, versions));
                }

                token = next;
            }
        }

        return Outcome.Failure<AwsSecret>(client.NotUnderstood(Action, changes: false));
    }

    /// <summary>Makes a secret with its first value, which is Current at once.</summary>
    public ValueTask<ProviderFailure?> CreateAsync(string name, OperationId operation, SecretValue value, CancellationToken cancellationToken) => ChangeAsync("CreateSecret", isRepeatable: false, writer =>
    {
        writer.WriteString("Name", name);
        writer.WriteString("ClientRequestToken", operation.ToString());
        if (options.KmsKeyId is { } key)
        {
            writer.WriteString("KmsKeyId", key);
        }

        AwsSecretText.Write(writer, value);
    }, value.Length, cancellationToken);

    /// <summary>
    /// Puts a value under a label, which moves there from wherever it was. Not sent again blindly, though its token allows it: moto moves AWSPREVIOUS once more then,
    /// and whoever asks again reads first and finds what was put.
    /// </summary>
    public ValueTask<ProviderFailure?> PutAsync(string name, OperationId operation, SecretValue value, string label, CancellationToken cancellationToken) => ChangeAsync("PutSecretValue", isRepeatable: false, writer =>
    {
        writer.WriteString("SecretId", name);
        writer.WriteString("ClientRequestToken", operation.ToString());
        writer.WriteStartArray("VersionStages");
        writer.WriteStringValue(label);
        writer.WriteEndArray();
        AwsSecretText.Write(writer, value);
    }, value.Length, cancellationToken);

    /// <summary>Moves a label; either version may be null. Refused where the label is not on the version it is to leave.</summary>
    public ValueTask<ProviderFailure?> MoveLabelAsync(string name, string label, string? from, string? to, CancellationToken cancellationToken) => ChangeAsync("UpdateSecretVersionStage", isRepeatable: false, writer =>
    {
        writer.WriteString("SecretId", name);
        writer.WriteString("VersionStage", label);
        if (from is not null)
        {
            writer.WriteString("RemoveFromVersionId", from);
        }

        if (to is not null)
        {
            writer.WriteString("MoveToVersionId", to);
        }
    }, Small, cancellationToken);

    /// <summary>Schedules a secret for deletion and tells when it is gone.</summary>
    public async ValueTask<Outcome<AwsSecret>> DeleteAsync(AwsSecret secret, CancellationToken cancellationToken)
    {
        var asked = await AskAsync("DeleteSecret", changes: true, isRepeatable: false, writer =>
        {
            writer.WriteString("SecretId", secret.Name);
            writer.WriteNumber("RecoveryWindowInDays", options.RecoveryWindowDays);
        }, Small, cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var document, out var failure))
        {
            return Outcome.Failure<AwsSecret>(failure);
        }

        using (document)
        {
            return Outcome.Success(secret with { GoneAt = AwsJsonText.Instant(document.RootElement, "DeletionDate") ?? time.GetUtcNow().AddDays(options.RecoveryWindowDays) });
        }
    }

    public ValueTask<ProviderFailure?> RestoreAsync(string name, CancellationToken cancellationToken) =>
        ChangeAsync("RestoreSecret", isRepeatable: true, writer => writer.WriteString("SecretId", name), Small, cancellationToken);

    private static void WriteToken(Utf8JsonWriter writer, string? token)
    {
        if (token is not null)
        {
            writer.WriteString("NextToken", token);
        }
    }

    private static string? NextToken(JsonElement root) => AwsJsonText.Text(root, "NextToken") is { Length: > 0 } token ? token : null;

    /// <summary>
    /// When a secret is gone for good. AWS describes DeletedDate in one place as the date of the deletion to come and in another as that of the request: one that has
    /// passed is read as the latter, with the longest window there is, so that no copy is said to be gone too early.
    /// </summary>
    private DateTimeOffset? GoneAt(JsonElement element) =>
        AwsJsonText.Instant(element, "DeletedDate") is not { } told ? null : told > time.GetUtcNow() ? told : told + LongestWindow;

    private async ValueTask<ProviderFailure?> ChangeAsync(string action, bool isRepeatable, Action<Utf8JsonWriter> write, int capacity, CancellationToken cancellationToken)
    {
        var asked = await AskAsync(action, changes: true, isRepeatable, write, capacity, cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var document, out var failure))
        {
            return failure;
        }

        document.Dispose();
        return null;
    }

    private async ValueTask<Outcome<JsonDocument>> AskAsync(string action, bool changes, bool isRepeatable, Action<Utf8JsonWriter> write, int capacity, CancellationToken cancellationToken)
    {
        // Room for a secret whose every byte is escaped, so that it is not copied as the buffer grows.
        var buffer = new ClearedBuffer(1024 + (capacity * 6));
        using var body = new AwsBody(Written(buffer, write), "application/x-amz-json-1.1");
        var asked = await client.JsonAsync(action, body, changes, isRepeatable, cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var answer, out var failure))
        {
            return Outcome.Failure<JsonDocument>(failure);
        }

        using (answer)
        {
            try
            {
                // A copy, because the document outlives the answer; no answer of these calls holds a secret.
                var document = JsonDocument.Parse(answer.Body.ToArray(), AwsJsonText.Options);
                if (document.RootElement.ValueKind == JsonValueKind.Object)
                {
                    return Outcome.Success(document);
                }

                document.Dispose();
            }
            catch (JsonException)
            {
                // Told below.
            }

            return Outcome.Failure<JsonDocument>(client.NotUnderstood(action, changes));
        }
    }

    private static ClearedBuffer Written(ClearedBuffer buffer, Action<Utf8JsonWriter> write)
    {
        try
        {
            using var writer = new Utf8JsonWriter(buffer);
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
            writer.Flush();
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }
}
