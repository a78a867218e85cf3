# make demo: 解析样例通报;make test: 全部检查。只需 Python 3.11 以上和 make。
# make demo shows the golden notice, make test runs every check; only Python >= 3.11 and make are needed.

PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)
VENV := .venv
SEEDS ?= 20
NOTICES ?= 10000
BIN := $(VENV)/bin
GOLDEN := corpus/golden/dongying-culture-center.txt

.PHONY: help demo test lint types weights chaos bench bench-batch bench-ledger bench-peers torture fuzz mutate clean

help:
	@echo "make demo   安装并解析样例通报:提纲、核对结果、out/ 下的 JSON"
	@echo "make test   安装开发依赖,跑全部检查:ruff、mypy、pytest"
	@echo "make weights  从标注的段落重新学出“数的是什么”的权重,写回 subject_weights.tsv"
	@echo "make chaos  成批转换的破坏试验:坏文件、随机 kill -9,20 个种子"
	@echo "make bench  测速,一张表:各阶段、对正则、jieba 与 JioNLP 的比值、增长、启动、成批、内存"
	@echo "make bench-batch  成批转换:NOTICES=10000 篇合成通报,一个和两个工作进程,内存"
	@echo "make bench-ledger  写台账:ROWS=20000 行,各种格式,内存"
	@echo "make bench-peers  与 JioNLP 等库并排比较(另建环境,需联网安装)"
	@echo "make torture  恶意文本的增长:百余种形式、全部词对,指数超过 1.25 即失败"
	@echo "make fuzz   覆盖率引导的模糊测试,SECONDS=300 秒;找到的输入在 out/fuzz"
	@echo "make mutate  变异测试:每间抽 SAMPLE=40 个(或 all),ROOM= 选一间,SEED=1,MINUTES=;印得分和没杀死的"
	@echo "make clean  删除 .venv、out 和缓存"

demo: $(VENV)/demo.stamp
	@mkdir -p out
	@$(BIN)/notice-parser outline $(GOLDEN)
	@echo
	@$(BIN)/notice-parser check $(GOLDEN)
	@$(BIN)/notice-parser parse --indent $(GOLDEN) > out/dongying-culture-center.json
	@echo
	@echo "JSON 已写入 out/dongying-culture-center.json"

test: $(VENV)/dev.stamp lint types
	$(BIN)/python -m pytest

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

chaos: $(VENV)/dev.stamp
	$(BIN)/python -m tests.batch.chaos $(SEEDS)

bench: $(VENV)/demo.stamp
	$(BIN)/python -m tests.bench.speed

bench-batch: $(VENV)/dev.stamp
	$(BIN)/python -m tests.bench.batch $(NOTICES)

bench-ledger: $(VENV)/dev.stamp
	$(BIN)/python -m tests.bench.ledger $(ROWS)

bench-peers: $(VENV)/demo.stamp
	$(BIN)/python -m tests.bench.peers

torture: $(VENV)/dev.stamp
	$(BIN)/python -m tests.bench.torture

weights: $(VENV)/dev.stamp
	$(BIN)/python -m tests.weights.learn

SECONDS := 300
fuzz: $(VENV)/dev.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[fuzz]'
	$(BIN)/python -m tests.fuzz $(SECONDS)

SAMPLE := 40
SEED := 1
MINUTES := 0
mutate: $(VENV)/dev.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[mutation]'
	$(BIN)/python -m tests.mutation --sample $(SAMPLE) --seed $(SEED) --minutes $(MINUTES) $(if $(ROOM),--room $(ROOM))

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "没有找到 Python 3.11 以上版本;装好后再试,或写 make PYTHON=路径" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "建不了虚拟环境;Debian、Ubuntu 上请先 apt install python3-venv" >&2; exit 1; }

$(VENV)/demo.stamp: pyproject.toml notice_parser/_version.py | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/dev.stamp: pyproject.toml notice_parser/_version.py | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) out build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
