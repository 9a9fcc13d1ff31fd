using System.Text;
using System.Text.Json;
using Nhi.Governance.Providers.Aws.Servers;

namespace Nhi.Governance.Providers.Aws;

public sealed class AwsSecretStoreTests
{
    [MotoFact]
    public async Task Labels_follow_a_rotation()
    {
        var (moto, store, slot) = await NewAsync();
        var one = await PutAsync(store, slot, "one", VersionStage.Current);
        var two = await PutAsync(store, slot, "two", VersionStage.Pending);
        Assert.Equal([(one.Id, VersionStage.Current, CopyState.Live), (two.Id, VersionStage.Pending, CopyState.Live)], await ListAsync(store, slot));
        Assert.Equal("one", await ReadAsync(moto, slot, AwsSecretVersion.Current));
        var promoted = Succeeded(await store.PromoteAsync(two.Id, OperationId.New()));
        Assert.Equal(VersionStage.Current, promoted.Stage);
        Assert.Equal([(one.Id, VersionStage.Previous, CopyState.Live), (two.Id, VersionStage.Current, CopyState.Live)], await ListAsync(store, slot));
        Assert.Equal(("two", "one", null), (await ReadAsync(moto, slot, AwsSecretVersion.Current), await ReadAsync(moto, slot, AwsSecretVersion.Previous), await ReadAsync(moto, slot, AwsSecretVersion.Pending)));
        Assert.Equal(VersionStage.Current, Succeeded(await store.PromoteAsync(two.Id, OperationId.New())).Stage);
        Assert.Equal(VersionStage.Current, Succeeded(await store.PromoteAsync(one.Id, OperationId.New())).Stage);
        Assert.Equal("one", await ReadAsync(moto, slot, AwsSecretVersion.Current));
    }

    [MotoFact]
    public async Task The_same_operation_puts_once()
    {
        var (_, store, slot) = await NewAsync();
        var operation = OperationId.New();
        using var value = SecretValue.CopyText("one");
        var first = Succeeded(await store.PutAsync(slot, value, VersionStage.Current, operation));
        await PutAsync(store, slot, "two", VersionStage.Current);
        var again = Succeeded(await store.PutAsync(slot, value, VersionStage.Current, operation));
        Assert.Equal((first.Id, VersionStage.Previous, operation), (again.Id, again.Stage, again.PutBy));
        Assert.Equal(2, (await ListAsync(store, slot)).Count);
    }

    [MotoFact]
    public async Task The_Current_copy_goes_with_its_secret_at_a_date_and_comes_back()
    {
        var (moto, store, slot) = await NewAsync();
        var one = await PutAsync(store, slot, "one", VersionStage.Current);
        var two = await PutAsync(store, slot, "two", VersionStage.Current);

        // While Previous has a label the secret stays.
        Assert.False((await store.RemoveAsync(two.Id, OperationId.New())).TryGet(out _, out var failure));
        Assert.Equal((FailureKind.Invalid, false), (failure.Kind, failure.MayHaveApplied));
        var taken = Succeeded(await store.RemoveAsync(one.Id, OperationId.New()));
        Assert.Equal((CopyState.Inert, null), (taken.State, taken.GoneAt));
        var removed = Succeeded(await store.RemoveAsync(two.Id, OperationId.New()));
        Assert.Equal(CopyState.Inert, removed.State);
        var days = (removed.GoneAt!.Value - TimeProvider.System.GetUtcNow()).TotalDays;
        Assert.InRange(days, 6.9, 7.1);
        Assert.Null(await ReadAsync(moto, slot, AwsSecretVersion.Current));
        Assert.Equal(removed.GoneAt, Succeeded(await store.RemoveAsync(two.Id, OperationId.New())).GoneAt);
        Assert.All(await ListAsync(store, slot), copy => Assert.Equal(CopyState.Inert, copy.State));
        using (var value = SecretValue.CopyText("three"))
        {
            Assert.False((await store.PutAsync(slot, value, VersionStage.Current, OperationId.New())).TryGet(out _, out failure));
            Assert.Equal(FailureKind.Invalid, failure.Kind);
        }

        Assert.Equal((VersionStage.Current, CopyState.Live), StageAndState(Succeeded(await store.RestoreAsync(two.Id, OperationId.New()))));
        Assert.Equal("two", await ReadAsync(moto, slot, AwsSecretVersion.Current));
        Assert.Equal((VersionStage.Previous, CopyState.Live), StageAndState(Succeeded(await store.RestoreAsync(one.Id, OperationId.New()))));
        Assert.Equal("one", await ReadAsync(moto, slot, AwsSecretVersion.Previous));
    }

    [MotoFact]
    public async Task What_is_gone_is_Removed_and_cannot_be_promoted()
    {
        var (_, store, slot) = await NewAsync();
        var nowhere = AwsSecret.CopyId(slot.Value, OperationId.New().ToString());
        Assert.Equal(CopyState.Removed, Succeeded(await store.RemoveAsync(nowhere, OperationId.New())).State);
        await PutAsync(store, slot, "one", VersionStage.Current);
        Assert.Equal(CopyState.Removed, Succeeded(await store.RemoveAsync(nowhere, OperationId.New())).State);
        Assert.False((await store.PromoteAsync(nowhere, OperationId.New())).TryGet(out _, out var failure));
        Assert.Equal(FailureKind.NotFound, failure.Kind);
    }

    [MotoFact]
    public async Task A_first_copy_is_Current_or_is_not_put()
    {
        var (_, store, slot) = await NewAsync();
        using var value = SecretValue.CopyText("one");
        Assert.False((await store.PutAsync(slot, value, VersionStage.Pending, OperationId.New())).TryGet(out _, out var failure));
        Assert.Equal((FailureKind.Invalid, false), (failure.Kind, failure.MayHaveApplied));
        Assert.Empty(await ListAsync(store, slot));
    }

    [MotoFact]
    public async Task Any_bytes_come_out_as_they_went_in()
    {
        var (moto, store, slot) = await NewAsync();
        byte[][] values = [[0xFF, 0xFE, 0x00], "\"quoted\" \\ \u0001\u001f\t\r\n</script> ü 😀"u8.ToArray(), [.. Enumerable.Range(0, 256).Select(one => (byte)one)], Encoding.UTF8.GetBytes(new string('"', 65_536))];
        foreach (var bytes in values)
        {
            using var value = SecretValue.Copy(bytes);
            Succeeded(await store.PutAsync(slot, value, VersionStage.Current, OperationId.New()));
            Assert.Equal(bytes, await moto.ReadSecretAsync(slot.Value, AwsSecretVersion.Current));
        }
    }

    [MotoFact]
    public async Task Who_may_not_change_is_Denied_and_changes_nothing()
    {
        var (moto, store, slot) = await NewAsync();
        var one = await PutAsync(store, slot, "one", VersionStage.Current);
        var without = new AwsSecretStore(moto.Options(await moto.NewPrincipalAsync("secretsmanager:DescribeSecret", "secretsmanager:List*")), moto.Http);
        using var value = SecretValue.CopyText("wJalrXUtnFEMI-canary");
        foreach (var outcome in new[]
                 {
                     await without.PutAsync(slot, value, VersionStage.Current, OperationId.New()),
                     await without.PutAsync(new SlotId(slot.Value + "-new"), value, VersionStage.Current, OperationId.New()),
                     await without.RemoveAsync(one.Id, OperationId.New()),
                 })
        {
            Assert.False(outcome.TryGet(out _, out var failure));
            Assert.Equal((FailureKind.Denied, false), (failure.Kind, failure.MayHaveApplied));
            Assert.DoesNotContain("canary", failure.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal([(one.Id, VersionStage.Current, CopyState.Live)], await ListAsync(store, slot));
    }

    [Fact]
    public async Task Values_are_never_read_and_a_date_that_has_passed_is_that_of_the_request()
    {
        var clock = new Testing.ManualClock(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
        var at = clock.GetUtcNow().ToUnixTimeSeconds();
        await using var aws = new FakeAws(call => call.Action switch
        {
            "ListSecrets" when call.Body.Contains("\"t\"", StringComparison.Ordinal) => Json($$"""{"SecretList":[{"Name":"b","DeletedDate":{{at + 86400}}.5}]}"""),
            "ListSecrets" => Json($$"""{"SecretList":[{"Name":"a","DeletedDate":{{at - 86400}}}],"NextToken":"t"}"""),
            "ListSecretVersionIds" => Json("""{"Versions":[{"VersionId":"01234567-0123-0123-0123-012345678901","VersionStages":["mine"],"CreatedDate":1.7e9},{"VersionId":"x","VersionStages":null}],"NextToken":""}"""),
            _ => FakeAws.XmlError("InvalidAction", "not scripted"),
        });
        var copies = new List<StoredCopy>();
        await foreach (var copy in new AwsSecretStore(aws.Options, aws.Http, clock).ListAsync(new CopyQuery()))
        {
            copies.Add(copy);
        }

        Assert.Equal(4, copies.Count);
        Assert.Equal(clock.GetUtcNow().AddDays(29), copies[0].GoneAt);
        Assert.Equal(clock.GetUtcNow().AddDays(1).AddMilliseconds(500), copies[2].GoneAt);
        Assert.All(copies, copy => Assert.Equal((VersionStage.Unknown, CopyState.Inert), StageAndState(copy)));
        Assert.All(aws.Calls, call => Assert.StartsWith("List", call.Action, StringComparison.Ordinal));
    }

    [Fact]
    public void Text_is_escaped_as_JSON_has_it()
    {
        var bytes = Enumerable.Range(0, 128).Select(one => (byte)one).Concat("ü😀"u8.ToArray()).ToArray();
        using var value = SecretValue.Copy(bytes);
        using var buffer = new ClearedBuffer(1);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            AwsSecretText.Write(writer, value);
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.Written);
        Assert.Equal(Encoding.UTF8.GetString(bytes), document.RootElement.GetProperty("SecretString").GetString());
    }

    [Fact]
    public void A_buffer_is_cleared_when_it_is_given_back()
    {
        var buffer = new ClearedBuffer(16);
        buffer.GetSpan(16).Fill(7);
        buffer.Advance(16);
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(buffer.Written, out var first));
        buffer.GetSpan(100_000).Fill(7);
        Assert.All(first.Array!, one => Assert.Equal(0, one));
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(buffer.Written, out var second));
        buffer.Dispose();
        Assert.DoesNotContain((byte)7, second.Array!);
    }

    private static FakeAws.Reply Json(string body) => new(200, body);

    private static (VersionStage Stage, CopyState State) StageAndState(StoredCopy copy) => (copy.Stage, copy.State);

    private static async Task<(MotoServer Moto, AwsSecretStore Store, SlotId Slot)> NewAsync()
    {
        var moto = await MotoServer.StartAsync();
        return (moto, new AwsSecretStore(moto.Options(), moto.Http), new SlotId($"test/{Guid.NewGuid():N}"));
    }

    private static async Task<StoredCopy> PutAsync(AwsSecretStore store, SlotId slot, string text, VersionStage stage)
    {
        using var value = SecretValue.CopyText(text);
        return Succeeded(await store.PutAsync(slot, value, stage, OperationId.New()));
    }

    private static async Task<string?> ReadAsync(MotoServer moto, SlotId slot, string label) =>
        await moto.ReadSecretAsync(slot.Value, label) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private static async Task<List<(CopyId Id, VersionStage Stage, CopyState State)>> ListAsync(AwsSecretStore store, SlotId slot)
    {
        var copies = new List<(CopyId, VersionStage, CopyState)>();
        await foreach (var copy in store.ListAsync(new CopyQuery(slot.Value)))
        {
            copies.Add((copy.Id, copy.Stage, copy.State));
        }

        return copies;
    }

    private static StoredCopy Succeeded(Outcome<StoredCopy> outcome)
    {
        Assert.True(outcome.TryGet(out var copy, out var failure), failure?.Reason);
        return copy;
    }
}
