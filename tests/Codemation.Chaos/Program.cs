using Codemation.Chaos.Scenarios;
using Codemation.Chaos.Workers;

return args is [WorkerRole.Name, var database, var ledger]
    ? await WorkerRole.RunAsync(database, ledger)
    : await ScenarioRole.RunAsync(args);
