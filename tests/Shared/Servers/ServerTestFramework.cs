using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Codemation.Testing;

/// <summary>Runs tests as usual, but reports those as skipped, with the reason, whose server is not installed.</summary>
/// <remarks>An assembly uses it by <c>[assembly: TestFramework("Codemation.Testing.ServerTestFramework", "Its.Name")]</c>.</remarks>
public sealed class ServerTestFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkExecutor(assembly, sources, messages)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions) =>
            base.RunTestCases(
                PostgresBinaries.WhySkipped is { } reason ? testCases.Select(test => NeedsPostgres(test) ? new Skipped(test, reason, DiagnosticMessageSink) : test) : testCases,
                executionMessageSink,
                executionOptions);

        private static bool NeedsPostgres(IXunitTestCase test) =>
            test.TestMethod.TestClass.Class.ToRuntimeType().IsDefined(typeof(NeedsPostgresAttribute), inherit: true);
    }

    private sealed class Skipped : XunitTestCase
    {
        [Obsolete("For deserialising only.")]
        public Skipped()
        {
        }

        public Skipped(IXunitTestCase test, string reason, IMessageSink messages)
            : base(messages, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, test.TestMethod, test.TestMethodArguments) => SkipReason = reason;
    }
}
