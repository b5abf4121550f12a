using Codemation.Chaos.Scenarios;
using Codemation.Chaos.Workers;

return args is [WorkerRole.Name, var database, var ledger, var binary]
    ? await WorkerRole.RunAsync(database, ledger, binary)
    : await ScenarioRole.RunAsync(args);
