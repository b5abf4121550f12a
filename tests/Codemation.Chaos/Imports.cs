global using Codemation.Chaos.Ledgers;
