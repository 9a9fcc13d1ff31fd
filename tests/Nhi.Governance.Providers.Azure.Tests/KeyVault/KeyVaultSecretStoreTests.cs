using System.Text.Json.Nodes;
using Nhi.Governance.Providers.Azure.Servers;

namespace Nhi.Governance.Providers.Azure.KeyVault;

public sealed class KeyVaultSecretStoreTests : IAsyncDisposable
{
    private readonly FakeKeyVault _vault = new(new FastClock());
    private readonly KeyVaultSecretStore _store;
    private readonly SlotId _slot = new($"test-{Guid.NewGuid():N}");

    public KeyVaultSecretStoreTests() => _store = Store(_vault.Options());

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    [Fact]
    public async Task A_life_of_two_versions_and_no_value_is_asked_for()
    {
        var one = await PutAsync("one");
        var two = await PutAsync("two");
        Assert.Equal([(one.Id, VersionStage.Previous, CopyState.Live), (two.Id, VersionStage.Current, CopyState.Live)], await ListAsync());

        var taken = Succeeded(await _store.RemoveAsync(two.Id, OperationId.New()));
        Assert.Equal((CopyState.Inert, null), (taken.State, taken.GoneAt));
        Assert.Null(_vault.Read(_slot.Value));

        var last = Succeeded(await _store.RemoveAsync(one.Id, OperationId.New()));
        Assert.Equal(CopyState.Inert, last.State);
        Assert.InRange((last.GoneAt!.Value - _vault.Time.GetUtcNow()).TotalDays, 89.9, 90.1);
        Assert.Equal([(two.Id, VersionStage.Unknown, CopyState.Inert)], await ListAsync());

        Assert.Equal((VersionStage.Current, CopyState.Live), StageAndState(Succeeded(await _store.RestoreAsync(two.Id, OperationId.New()))));
        Assert.Equal("two", _vault.Read(_slot.Value));
        Assert.Equal([(one.Id, VersionStage.Unknown, CopyState.Inert), (two.Id, VersionStage.Current, CopyState.Live)], await ListAsync());
        Assert.DoesNotContain(_vault.Calls, call => call.StartsWith("GET secrets/", StringComparison.Ordinal) && !call.EndsWith("/versions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Into_a_deleted_secret_nothing_is_put()
    {
        var one = await PutAsync("one");
        await _store.RemoveAsync(one.Id, OperationId.New());

        Assert.Equal((FailureKind.Conflict, false), KindAndEffect(await PutAsync(_store, "two")));
    }

    [Fact]
    public async Task Beside_a_version_of_the_same_second_it_is_put_again_in_a_later_one()
    {
        var left = 1;
        _vault.Instead = call =>
        {
            if (call.StartsWith("PUT", StringComparison.Ordinal) && left-- > 0)
            {
                _vault.Put(_slot.Value, "another's");
            }

            return null;
        };

        var put = await PutAsync("mine");

        Assert.Equal((VersionStage.Current, "mine"), (put.Stage, _vault.Read(_slot.Value)));
        var copies = await _store.ListAsync(new CopyQuery(_slot.Value)).ToListAsync();
        Assert.Equal(put.Id, copies.MaxBy(copy => copy.PutAt)!.Id);
        Assert.Single(copies, copy => copy.PutAt == put.PutAt);
        Assert.Equal(3, copies.Count);
    }

    [Fact]
    public async Task Names_of_another_letter_case_are_not_taken_for_another_slot()
    {
        await PutAsync("one");

        using var value = SecretValue.CopyText("two");
        Assert.Equal((FailureKind.Invalid, false), KindAndEffect(await _store.PutAsync(new SlotId(_slot.Value.ToUpperInvariant()), value, VersionStage.Current, OperationId.New())));
        Assert.Equal("one", _vault.Read(_slot.Value));
    }

    [Theory]
    [InlineData(429, FailureKind.Throttled, false)]
    [InlineData(403, FailureKind.Denied, false)]
    [InlineData(400, FailureKind.Invalid, false)]
    [InlineData(409, FailureKind.Conflict, false)]
    [InlineData(500, FailureKind.Unavailable, true)]
    public async Task A_refused_put_says_what_it_may_have_done(int status, FailureKind kind, bool applied)
    {
        _vault.Instead = call => call.StartsWith("PUT", StringComparison.Ordinal)
            ? new(status, JsonNode.Parse("""{"error":{"code":"Some code with one-secret-value","message":"one-secret-value"}}""")) { Headers = [("Retry-After", "7")] }
            : null;

        Assert.False((await PutAsync(_store, "one-secret-value")).TryGet(out _, out var failure));

        Assert.Equal((kind, applied, TimeSpan.FromSeconds(7)), (failure.Kind, failure.MayHaveApplied, failure.RetryAfter));
        Assert.DoesNotContain("one-secret-value", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_listing_is_asked_again()
    {
        var one = await PutAsync("one");
        var left = 2;
        _vault.Instead = call => call.EndsWith("versions", StringComparison.Ordinal) && left-- > 0 ? new(429, null) { Headers = [("Retry-After", "0")] } : null;

        Assert.Equal([(one.Id, VersionStage.Current, CopyState.Live)], await ListAsync());
    }

    [Fact]
    public async Task A_vault_that_wants_a_token_for_somebody_else_gets_none()
    {
        _vault.Instead = _ => new(401, null) { Headers = [("WWW-Authenticate", $"Bearer authorization=\"https://login.microsoftonline.com/{FakeTokens.Tenant}\", resource=\"https://vault.elsewhere.example\"")] };

        Assert.Equal((FailureKind.Denied, false), KindAndEffect(await PutAsync(_store, "one")));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_called()
    {
        var store = Store(_vault.Options() with { Credential = new global::Azure.Identity.EnvironmentCredential() });

        Assert.Equal((FailureKind.Denied, false), KindAndEffect(await PutAsync(store, "one")));
    }

    [Fact]
    public async Task A_page_that_points_elsewhere_is_not_followed()
    {
        _vault.Instead = call => call == "GET secrets" ? new(200, JsonNode.Parse("""{"value":[],"nextLink":"https://elsewhere.example/secrets?api-version=7.6"}""")) : null;
        var client = FakeKeyVault.Client(_vault.Address);

        // No host of another name is found here: the vault that answers to all of them sees that it is not meant.
        await Assert.ThrowsAsync<ProviderException>(async () => await new KeyVaultSecretStore(_vault.Options(), client, _vault.Time).ListAsync(new CopyQuery()).ToListAsync());
    }

    [Fact]
    public async Task Answers_that_are_none_of_a_vaults_are_failures()
    {
        await PutAsync("one");
        var good = """{"value":[{"id":"https://estate.vault.azure.net/secrets/a/0123456789abcdef0123456789abcdef","attributes":{"enabled":true,"created":1700000000,"updated":1700000000},"tags":{"nhi-operation":"x"}}],"nextLink":null}""";
        var random = new Random(7);
        for (var round = 0; round < 400; round++)
        {
            var mangled = Mangled(JsonNode.Parse(good)!, random);
            _vault.Instead = call => call.StartsWith("GET", StringComparison.Ordinal) ? new(200, mangled?.DeepClone()) : null;
            try
            {
                await _store.ListAsync(new CopyQuery()).ToListAsync();
            }
            catch (ProviderException failure)
            {
                Assert.Contains(failure.Failure.Kind, new HashSet<FailureKind> { FailureKind.Unknown, FailureKind.Unavailable, FailureKind.Invalid, FailureKind.Denied, FailureKind.NotFound });
            }

            Assert.True((await _store.RemoveAsync(KeyVaultSecretVersions.CopyId("a", "b"), OperationId.New())).TryGet(out _, out var told) || told is not null);
        }
    }

    [Theory]
    [InlineData("http://estate.vault.azure.net")]
    [InlineData("https://estate.vault.azure.net/secrets")]
    [InlineData("https://user@estate.vault.azure.net")]
    public void An_address_that_is_no_vaults_is_refused(string address) =>
        Assert.Throws<ArgumentException>(() => new KeyVaultSecretStore(new KeyVaultOptions { Vault = new Uri(address) }, new HttpClient()));

    private static JsonNode? Mangled(JsonNode node, Random random)
    {
        var places = Places(node).ToList();
        var (parent, key) = places[random.Next(places.Count)];
        JsonNode? other = random.Next(6) switch { 0 => null, 1 => "text", 2 => 12345678901234567890m, 3 => true, 4 => new JsonArray(1, 2), _ => new JsonObject { ["id"] = "https://" } };
        if (parent is JsonObject fields)
        {
            fields[(string)key] = other;
        }
        else
        {
            parent.AsArray()[(int)key] = other;
        }

        return node;
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => (field.Value is { } value ? Places(value) : []).Prepend((node, field.Key))),
        JsonArray items => items.SelectMany((item, at) => (item is null ? [] : Places(item)).Prepend((node, at))),
        _ => [],
    };

    private KeyVaultSecretStore Store(KeyVaultOptions options) => new(options, FakeKeyVault.Client(_vault.Address), _vault.Time);

    private async Task<Outcome<StoredCopy>> PutAsync(KeyVaultSecretStore store, string text)
    {
        using var value = SecretValue.CopyText(text);
        return await store.PutAsync(_slot, value, VersionStage.Current, OperationId.New());
    }

    private async Task<StoredCopy> PutAsync(string text) => Succeeded(await PutAsync(_store, text));

    private async Task<List<(CopyId Id, VersionStage Stage, CopyState State)>> ListAsync() => await _store.ListAsync(new CopyQuery(_slot.Value)).Select(copy => (copy.Id, copy.Stage, copy.State)).ToListAsync();

    private static (VersionStage Stage, CopyState State) StageAndState(StoredCopy copy) => (copy.Stage, copy.State);

    private static (FailureKind Kind, bool MayHaveApplied) KindAndEffect(Outcome<StoredCopy> outcome)
    {
        Assert.False(outcome.TryGet(out _, out var failure));
        return (failure.Kind, failure.MayHaveApplied);
    }

    private static StoredCopy Succeeded(Outcome<StoredCopy> outcome)
    {
        Assert.True(outcome.TryGet(out var copy, out var failure), failure?.Reason);
        return copy;
    }
}
