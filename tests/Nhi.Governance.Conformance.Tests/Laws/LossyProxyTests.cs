using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nhi.Governance.Conformance.Tests.Laws;

public sealed class LossyProxyTests : IAsyncLifetime
{
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly List<string> _arrived = [];
    private LossyProxy _proxy = null!;
    private Task _serving = Task.CompletedTask;

    public Task InitializeAsync()
    {
        _server.Start();
        _proxy = new LossyProxy((IPEndPoint)_server.LocalEndpoint);
        _serving = ServeAsync();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _server.Stop();
        await _serving;
        _server.Dispose();
    }

    [Fact]
    public async Task Unarmed_it_passes_everything_and_counts_exchanges()
    {
        _proxy.Arm(-1, LossMoment.BeforeArrival);
        using var client = await ConnectAsync();
        Assert.Equal("one!", await AskAsync(client, "one"));
        Assert.Equal("two!", await AskAsync(client, "two"));
        Assert.Equal(2, _proxy.Exchanges);
        Assert.False(_proxy.HasLost);
    }

    [Fact]
    public async Task A_question_lost_before_arrival_does_not_arrive()
    {
        _proxy.Arm(1, LossMoment.BeforeArrival);
        using var client = await ConnectAsync();
        Assert.Equal("one!", await AskAsync(client, "one"));
        Assert.Null(await AskAsync(client, "two"));
        Assert.True(_proxy.HasLost);
        Assert.Equal(["one"], _arrived);
    }

    [Fact]
    public async Task An_answer_lost_after_the_effect_has_arrived()
    {
        _proxy.Arm(0, LossMoment.AfterEffect);
        using var client = await ConnectAsync();
        Assert.Null(await AskAsync(client, "one"));
        Assert.True(_proxy.HasLost);
        Assert.Equal(["one"], _arrived);
    }

    [Fact]
    public async Task One_answer_is_lost_and_the_next_connection_works()
    {
        _proxy.Arm(0, LossMoment.AfterEffect);
        using (var client = await ConnectAsync())
        {
            Assert.Null(await AskAsync(client, "one"));
        }

        using var again = await ConnectAsync();
        Assert.Equal("one!", await AskAsync(again, "one"));
        Assert.Equal(["one", "one"], _arrived);
    }

    [Fact]
    public async Task Exchanges_of_several_connections_are_counted_together()
    {
        _proxy.Arm(1, LossMoment.BeforeArrival);
        using var first = await ConnectAsync();
        using var second = await ConnectAsync();
        Assert.Equal("one!", await AskAsync(first, "one"));
        Assert.Null(await AskAsync(second, "two"));
        Assert.Equal("three!", await AskAsync(first, "three"));
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(_proxy.EndPoint);
        return client;
    }

    /// <summary>Asks and hears; null where the connection breaks instead.</summary>
    private static async Task<string?> AskAsync(TcpClient client, string question)
    {
        try
        {
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(question + "\n"));
            using var reader = new StreamReader(stream, Encoding.ASCII, false, 64, leaveOpen: true);
            return await reader.ReadLineAsync();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task ServeAsync()
    {
        var clients = new List<Task>();
        try
        {
            while (true)
            {
                clients.Add(AnswerAsync(await _server.AcceptTcpClientAsync()));
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(clients);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
                while (await reader.ReadLineAsync() is { } question)
                {
                    _arrived.Add(question);
                    await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(question + "!\n"));
                }
            }
            catch (IOException)
            {
                // A connection that is broken on purpose.
            }
        }
    }
}
