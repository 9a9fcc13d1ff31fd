using Nhi.Governance.Conformance;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Loses one run of openssl, or one file that is put in place: before it happens, or its success.</summary>
internal sealed class StepLoss : IAnswerLoss
{
    private readonly Lock _lock = new();
    private int _lose = -1;
    private LossMoment _moment;
    private int _exchanges;
    private bool _hasLost;

    public int Exchanges
    {
        get
        {
            lock (_lock)
            {
                return _exchanges;
            }
        }
    }

    public bool HasLost
    {
        get
        {
            lock (_lock)
            {
                return _hasLost;
            }
        }
    }

    public void Arm(int exchange, LossMoment moment)
    {
        lock (_lock)
        {
            (_lose, _moment, _exchanges, _hasLost) = (exchange, moment, 0, false);
        }
    }

    /// <summary>Stands around a step.</summary>
    public async Task RunAsync(Func<Task> effect)
    {
        bool isIt;
        LossMoment moment;
        lock (_lock)
        {
            isIt = _exchanges++ == _lose;
            moment = _moment;
            _hasLost |= isIt;
        }

        if (!isIt || moment == LossMoment.AfterEffect)
        {
            await effect();
        }

        if (isIt)
        {
            throw new IOException("lost");
        }
    }
}
