using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Matrix;

/// <summary>Loses answers on a network in memory.</summary>
internal sealed class NetworkLoss(InMemoryNetwork network) : IAnswerLoss
{
    public int Exchanges => network.Exchanges;

    public bool HasLost => network.HasLost;

    public void Arm(int exchange, LossMoment moment) => network.LoseAnswer(exchange, moment == LossMoment.AfterEffect);

    public bool Hang(int exchange)
    {
        network.HangAnswer(exchange);
        return true;
    }
}
