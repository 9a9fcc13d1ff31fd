using System.Globalization;
using BenchmarkDotNet.Running;
using Nhi.Governance.Benchmarks.Corpus;

// corpus FILE MEGABYTES makes the text that is measured on; anything else is BenchmarkDotNet's.
if (args is ["corpus", var file, var megabytes])
{
    CorpusFile.Write(file, long.Parse(megabytes, CultureInfo.InvariantCulture) * 1_000_000);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
